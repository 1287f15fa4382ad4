package outdial.model.pacing.account;

/**
 * A cap on abandonment.
 *
 * @param whose calls are counted together
 * @param over which stretch of time
 * @param reading what is set against what
 * @param cap the share that may be abandoned, from 0 to 1
 */
public record AccountRule(Whose whose, Span over, Reading reading, double cap) {
    /** Whose calls are counted together. */
    public enum Whose {
        CAMPAIGN,
        CLIENT
    }

    /** A campaign's own cap over 24 hours, which every campaign has. */
    public static AccountRule ofCampaign(double cap) {
        return new AccountRule(Whose.CAMPAIGN, Span.LAST_DAY, Reading.ANSWERED, cap);
    }

    public AccountRule {
        if (!(cap >= 0 && cap <= 1)) {
            throw new IllegalArgumentException("A cap on abandonment is from 0 to 1, not " + cap);
        }
    }
}
