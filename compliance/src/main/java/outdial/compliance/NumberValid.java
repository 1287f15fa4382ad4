package outdial.compliance;

import java.time.Instant;
import outdial.compliance.words.Saying;

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
    public Saying objection(GateFacts facts, Instant at) {
        return Saying.of("rule.invalid", facts.number().number().masked());
    }
}
