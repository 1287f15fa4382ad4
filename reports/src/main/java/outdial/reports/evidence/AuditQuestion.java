package outdial.reports.evidence;

import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.reports.Period;

/** What an auditor asks about. */
public sealed interface AuditQuestion {
    /** On whose behalf the calls were made. */
    ClientId client();

    /** All that was decided about calls of one client to one number. */
    record OfNumber(ClientId client, PhoneNumber number) implements AuditQuestion {}

    /** All that was decided about calls of one campaign in a period. */
    record OfCampaign(ClientId client, CampaignId campaign, Period period) implements AuditQuestion {}
}
