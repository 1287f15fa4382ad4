package outdial.compliance;

import java.time.Instant;
import outdial.compliance.words.Saying;

/** The called person will see a number that the client owns. */
record CallerNumber() implements Rule {
    @Override
    public RuleName name() {
        return RuleName.CALLER_NUMBER;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return Rule.always(facts.terms().caller().isPresent(), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        return Saying.of("rule.noCaller");
    }
}
