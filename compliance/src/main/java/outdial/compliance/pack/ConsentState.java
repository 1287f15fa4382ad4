package outdial.compliance.pack;

import java.util.Set;

/** What the called person has agreed to. */
public enum ConsentState {
    NONE,
    /** A running or recent business relation, as the rule that asks defines it. */
    CUSTOMER,
    EXPRESS,
    /** Express, and to this very time: an appointment or a requested call. */
    EXPRESS_TIME,
    EXPRESS_WRITTEN,
    /** Express, and to automated calls. */
    EXPRESS_AUTO,
    /** Taken back; as good as an opt-out. */
    REVOKED;

    /** Whether it is one of {@code accepted}, or implies one: every express form implies plain express consent. */
    public boolean satisfies(Set<ConsentState> accepted) {
        return accepted.contains(this) || (isExpress() && accepted.contains(EXPRESS));
    }

    private boolean isExpress() {
        return switch (this) {
            case EXPRESS, EXPRESS_TIME, EXPRESS_WRITTEN, EXPRESS_AUTO -> true;
            case NONE, CUSTOMER, REVOKED -> false;
        };
    }
}
