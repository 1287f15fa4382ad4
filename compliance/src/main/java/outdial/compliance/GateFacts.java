package outdial.compliance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.direction.Directions;
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
 * @param attempts when the campaign tried the lead before, kept oldest first; attempts that proved never to have rung are
 *     left out
 * @param onRecord what else is known of the person, for the law
 */
public record GateFacts(
        LeadId lead,
        PhoneId phone,
        NumberFacts number,
        Set<String> listedOn,
        List<Instant> attempts,
        OnRecord onRecord,
        Terms terms) {
    public GateFacts {
        listedOn = Set.copyOf(listedOn);
        attempts = attempts.stream().sorted().toList();
    }

    /** Facts of which nothing else is on record. */
    public GateFacts(
            LeadId lead, PhoneId phone, NumberFacts number, Set<String> listedOn, List<Instant> attempts, Terms terms) {
        this(lead, phone, number, listedOn, attempts, OnRecord.nothingBut(listedOn, attempts), terms);
    }

    /** The same under other terms of the campaign. */
    public GateFacts under(Terms other) {
        return new GateFacts(lead, phone, number, listedOn, attempts, onRecord, other);
    }

    /** Every zone in which the person may be, by number and by address. */
    Set<ZoneId> zones() {
        return Whereabouts.zonesOf(number, onRecord.address());
    }

    /** The same of another number. */
    GateFacts of(NumberFacts other) {
        return new GateFacts(lead, phone, other, listedOn, attempts, onRecord, terms);
    }

    /**
     * What the campaign itself allows; one object shared by all its leads.
     *
     * @param running whether the campaign is open for dialling
     * @param hours the campaign's hours, in the called person's local time
     * @param countries ISO 3166 codes that may be dialled; any other is refused
     * @param types kinds of line that may be dialled; any other is refused
     * @param call what its calls are before the law
     * @param caller the number shown to the called person, if the client owns one for this campaign
     * @param directions what people have directed besides
     */
    public record Terms(
            ClientId client,
            CampaignId campaign,
            boolean running,
            WeeklyHours hours,
            Set<String> countries,
            Set<NumberType> types,
            AttemptPlan plan,
            KindOfCall call,
            Optional<PhoneNumber> caller,
            Directions directions) {
        public Terms {
            countries = Set.copyOf(countries);
            types = Set.copyOf(types);
        }

        /** Those about which nobody has directed anything. */
        public Terms(
                ClientId client,
                CampaignId campaign,
                boolean running,
                WeeklyHours hours,
                Set<String> countries,
                Set<NumberType> types,
                AttemptPlan plan,
                KindOfCall call,
                Optional<PhoneNumber> caller) {
            this(client, campaign, running, hours, countries, types, plan, call, caller, Directions.NONE);
        }

        /** The same as if it were open for dialling: to ask what else would stand in the way. */
        public Terms asIfRunning() {
            return new Terms(client, campaign, true, hours, countries, types, plan, call, caller, directions);
        }

        /** The same with other directions. */
        public Terms directed(Directions other) {
            return new Terms(client, campaign, running, hours, countries, types, plan, call, caller, other);
        }

        /** The same with another number shown. */
        public Terms showing(PhoneNumber other) {
            return caller.equals(Optional.of(other))
                    ? this
                    : new Terms(
                            client,
                            campaign,
                            running,
                            hours,
                            countries,
                            types,
                            plan,
                            call,
                            Optional.of(other),
                            directions);
        }
    }
}
