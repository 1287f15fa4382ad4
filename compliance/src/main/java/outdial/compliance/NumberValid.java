package outdial.compliance;

import java.time.Instant;

/** Some country's numbering plan has the number. */
record NumberValid() implements Rule {
    @Override
    public RuleName name() {
        return RuleName.NUMBER_VALID;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return Rule.always(facts.number().valid(), at);
    }

    @Override
    public String objection(GateFacts facts, Instant at) {
        return "No numbering plan has the number " + facts.number().number().masked() + ".";
    }
}
