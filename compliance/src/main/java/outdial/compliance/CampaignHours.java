package outdial.compliance;

import java.time.Instant;
import outdial.compliance.words.Saying;

/** It is within the campaign's hours wherever the called person may be. */
record CampaignHours() implements Rule {
    private static final LocalHours.Words WORDS = new LocalHours.Words("rule.hours", "rule.campaignShut");

    @Override
    public RuleName name() {
        return RuleName.CAMPAIGN_HOURS;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return LocalHours.opens(facts.terms().hours(), facts.zones(), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        return LocalHours.objection(WORDS, facts.terms().hours(), facts.zones(), at);
    }
}
