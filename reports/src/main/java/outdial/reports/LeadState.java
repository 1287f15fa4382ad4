package outdial.reports;

/** Where a lead stands in a campaign, in the order of the codes of {@code campaign_lead.state}. */
public enum LeadState {
    READY(
            "Leads ready",
            "Leads that could be dialled now, as far as they are due; hours and rules are asked per call."),
    SCHEDULED("Leads scheduled", "Leads that wait for a later time: a callback, or the next attempt."),
    CLAIMED("Leads claimed", "Leads that are being dialled or are about to be."),
    DONE("Leads done", "Leads that will not be dialled again: settled, or all their attempts used."),
    BLOCKED("Leads blocked", "Leads that no rule allows to be dialled at any time, as things stand.");

    private final String title;
    private final String meaning;

    LeadState(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    static LeadState ofCode(int code) {
        return values()[code];
    }
}
