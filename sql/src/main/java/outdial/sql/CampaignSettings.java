package outdial.sql;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.pack.Recipient;
import outdial.model.SkillId;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;

/**
 * What a manager decides about a campaign.
 *
 * @param recipient who is called, before the law
 * @param abandonCap share of calls answered by persons that may be abandoned, from 0 to 1
 * @param maxCalls calls in flight at one time, connected ones included
 * @param weight how much of the agents' time it is given beside campaigns that want the same agents, from 1 to 100
 * @param wrapUp how long an agent has for the disposition
 * @param preview how long an agent may look at a lead before deciding
 * @param zone the campaign's own zone, of its shifts
 * @param language that an agent must speak if the lead asks for none
 * @param ruleBook name of the rule book that decides its calls
 * @param hours when leads may be called, in their own local time
 * @param countries ISO 3166 codes that may be dialled
 * @param types kinds of line that may be dialled
 * @param skills an agent must have all of them
 */
public record CampaignSettings(
        Purpose purpose,
        Recipient recipient,
        DialMode mode,
        double abandonCap,
        int maxCalls,
        int weight,
        AttemptPlan plan,
        Duration ringFor,
        Duration wrapUp,
        Duration preview,
        boolean detectMachine,
        Recording recording,
        ZoneId zone,
        Optional<String> language,
        String ruleBook,
        WeeklyHours hours,
        Set<String> countries,
        Set<NumberType> types,
        Set<SkillId> skills) {
    public CampaignSettings {
        countries = Set.copyOf(countries);
        types = Set.copyOf(types);
        skills = Set.copyOf(skills);
    }

    /** The same for calls of another kind. */
    public CampaignSettings calling(Purpose otherPurpose, Recipient otherRecipient) {
        return with(otherPurpose, otherRecipient, recording, ruleBook, hours);
    }

    /** The same, recorded so. */
    public CampaignSettings recorded(Recording other) {
        return with(purpose, recipient, other, ruleBook, hours);
    }

    /** The same under another rule book of the house's, by its name. */
    public CampaignSettings under(String otherBook) {
        return with(purpose, recipient, recording, otherBook, hours);
    }

    /** The same, open in other hours. */
    public CampaignSettings open(WeeklyHours otherHours) {
        return with(purpose, recipient, recording, ruleBook, otherHours);
    }

    private CampaignSettings with(
            Purpose otherPurpose,
            Recipient otherRecipient,
            Recording otherRecording,
            String otherBook,
            WeeklyHours otherHours) {
        return new CampaignSettings(
                otherPurpose,
                otherRecipient,
                mode,
                abandonCap,
                maxCalls,
                weight,
                plan,
                ringFor,
                wrapUp,
                preview,
                detectMachine,
                otherRecording,
                zone,
                language,
                otherBook,
                otherHours,
                countries,
                types,
                skills);
    }

    /** What the calls are for; law asks. */
    public enum Purpose {
        SALES,
        RESEARCH,
        CHARITY,
        POLITICAL,
        SERVICE
    }

    /** Which calls are recorded. */
    public enum Recording {
        OFF,
        ALL,
        ON_DEMAND
    }
}
