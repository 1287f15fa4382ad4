package outdial.model.disposition;

import java.util.regex.Pattern;

/**
 * One of the answers a campaign offers its agents for "how did it end".
 *
 * @param code 1 to 32 of {@code A-Z 0-9 _}, the client's own word, for example {@code SOLD_YEARLY}
 * @param kind what it means to the dialer and in every report
 */
public record Disposition(String code, Kind kind) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,32}");

    public Disposition {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Not a disposition code: '" + code
                    + "'. Use 1 to 32 capital letters, digits and underscores, as in SOLD_YEARLY.");
        }
    }

    /** The plain disposition of a kind, coded like the kind. */
    public static Disposition of(Kind kind) {
        return new Disposition(kind.name(), kind);
    }

    /** What becomes of the lead. */
    public enum Fate {
        /** Never again in this campaign. */
        DONE,
        /** Tried again as the attempt plan allows. */
        RECYCLE,
        /** Tried again at the promised time. */
        CALLBACK,
        /** Tried again at another of its phones, if it has one. */
        OTHER_PHONE,
        /** Never again for this client: the number goes on the client's own opt-out list. */
        OPT_OUT
    }

    /** What a disposition means. Stored by name. */
    public enum Kind {
        SALE(Fate.DONE),
        /** The interview is complete. */
        COMPLETE(Fate.DONE),
        /** The interview was broken off and can be taken up again. */
        PARTIAL(Fate.RECYCLE),
        REFUSAL(Fate.DONE),
        CALLBACK(Fate.CALLBACK),
        NOT_ELIGIBLE(Fate.DONE),
        DO_NOT_CALL(Fate.OPT_OUT),
        WRONG_NUMBER(Fate.OTHER_PHONE),
        /** No language in common. */
        LANGUAGE(Fate.RECYCLE),
        /** Someone else answered, or the person had no time and promised none. */
        NOT_REACHED(Fate.RECYCLE),
        /** The agent heard a machine. */
        MACHINE(Fate.RECYCLE);

        private final Fate fate;

        Kind(Fate fate) {
            this.fate = fate;
        }

        public Fate fate() {
            return fate;
        }
    }
}
