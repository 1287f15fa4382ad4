package outdial.compliance.pack;

/** How binding a rule is. All of them are enforced; an advisory one is the house's own where no rule was found. */
public enum Level {
    LAW,
    REGULATOR,
    CODE,
    ADVISORY,
    /** A client's own stricter rule. */
    CLIENT;

    /** Whether the house or its client made it, not somebody who binds them. */
    public boolean isOurs() {
        return this == ADVISORY || this == CLIENT;
    }
}
