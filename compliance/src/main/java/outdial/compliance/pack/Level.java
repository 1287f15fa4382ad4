package outdial.compliance.pack;

/** How binding a rule is. All of them are enforced; an advisory one is the house's own where no rule was found. */
public enum Level {
    LAW,
    REGULATOR,
    CODE,
    ADVISORY
}
