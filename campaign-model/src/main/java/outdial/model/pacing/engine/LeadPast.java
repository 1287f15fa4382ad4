package outdial.model.pacing.engine;

/**
 * What is known of a lead when it is dialled, as far as it tells whether a person will answer.
 *
 * @param answered how often a person had answered its {@code called} calls before, of which it is known how they ended
 * @param hour of the called person's clock, from 0 to 23; {@link #ANY_HOUR} when nobody knows where they are
 */
public record LeadPast(int answered, int called, Line line, int hour) {
    public static final int ANY_HOUR = 24;

    /** One of which nothing is known. */
    public static final LeadPast NONE = of(0, 0);

    public LeadPast {
        if (answered < 0 || called < answered || hour < 0 || hour > ANY_HOUR) {
            throw new IllegalArgumentException(
                    answered + " of " + called + " calls answered, at hour " + hour + ": no such past");
        }
    }

    /** Of a lead that nothing but its calls is known of. */
    public static LeadPast of(int answered, int called) {
        return new LeadPast(answered, called, Line.OTHER, ANY_HOUR);
    }

    /** What kind of phone rings. */
    public enum Line {
        FIXED,
        MOBILE,
        OTHER
    }
}
