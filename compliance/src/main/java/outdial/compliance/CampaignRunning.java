package outdial.compliance;

import java.time.Instant;

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
    public String objection(GateFacts facts, Instant at) {
        return "The campaign is not running.";
    }
}
