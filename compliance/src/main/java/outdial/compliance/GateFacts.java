package outdial.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.WeeklyHours;

/**
 * All that the gate looks at, besides the instant and its rule book.
 *
 * @param listedOn names of the do-not-call lists and opt-outs the number stands on
 * @param attempts when the lead was tried before, kept oldest first; attempts that proved never to have rung are left out
 */
public record GateFacts(
        LeadId lead, PhoneId phone, NumberFacts number, Set<String> listedOn, List<Instant> attempts, Terms terms) {
    public GateFacts {
        listedOn = Set.copyOf(listedOn);
        attempts = attempts.stream().sorted().toList();
    }

    /**
     * What the campaign itself allows; one object shared by all its leads.
     *
     * @param running whether the campaign is open for dialling
     * @param hours the campaign's hours, in the called person's local time
     * @param countries ISO 3166 codes that may be dialled; any other is refused
     * @param types kinds of line that may be dialled; any other is refused
     * @param caller the number shown to the called person, if the client owns one for this campaign
     */
    public record Terms(
            ClientId client,
            CampaignId campaign,
            boolean running,
            WeeklyHours hours,
            Set<String> countries,
            Set<NumberType> types,
            AttemptPlan plan,
            Optional<PhoneNumber> caller) {
        public Terms {
            countries = Set.copyOf(countries);
            types = Set.copyOf(types);
        }
    }
}
