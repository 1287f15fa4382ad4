package outdial.app.doctor;

/**
 * How one part is.
 *
 * @param sentence what was seen; where something is wrong, also how to mend it
 */
public record Diagnosis(String part, Health health, String sentence) {
    /** Fit, fit for now, or in the way of calls. */
    public enum Health {
        GOOD,
        CARE,
        BAD
    }

    static Diagnosis good(String part, String sentence) {
        return new Diagnosis(part, Health.GOOD, sentence);
    }

    static Diagnosis care(String part, String sentence) {
        return new Diagnosis(part, Health.CARE, sentence);
    }

    static Diagnosis bad(String part, String sentence) {
        return new Diagnosis(part, Health.BAD, sentence);
    }
}
