package outdial.model;

/** Rules, lists, script and team dialled under one name. */
public record CampaignId(long value) {
    public CampaignId {
        if (value <= 0) {
            throw new IllegalArgumentException("CampaignId must be positive: " + value);
        }
    }
}
