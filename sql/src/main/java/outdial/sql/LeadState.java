package outdial.sql;

/** Where a lead stands in a campaign, in the order of the codes of {@code campaign_lead.state}. */
public enum LeadState {
    READY,
    SCHEDULED,
    CLAIMED,
    DONE,
    BLOCKED;

    byte code() {
        return (byte) ordinal();
    }

    static LeadState ofCode(byte code) {
        return values()[code];
    }
}
