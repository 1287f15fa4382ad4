package outdial.compliance;

import java.time.Instant;
import outdial.compliance.words.Saying;

/** Somebody has opened the campaign for dialling. */
record CampaignRunning() implements Rule {
    @Override
    public RuleName name() {
        return RuleName.CAMPAIGN_RUNNING;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return Rule.always(facts.terms().running(), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        return Saying.of("rule.notRunning");
    }
}
