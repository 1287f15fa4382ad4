package outdial.compliance;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.Recipient;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.WeeklyHours;

/** A running campaign that dials ahead, of any kind and in any countries. */
final class CampaignTerms {
    private CampaignTerms() {}

    static GateFacts.Terms of(CallKind kind, String... countries) {
        return new GateFacts.Terms(
                new ClientId(1),
                new CampaignId(2),
                true,
                new WeeklyHours(Map.of()),
                Set.of(countries),
                Set.of(),
                new AttemptPlan(6, 2, Duration.ofHours(2)),
                new KindOfCall(kind, Recipient.CONSUMER, CallMode.PREDICTIVE, false, true),
                Optional.empty());
    }
}
