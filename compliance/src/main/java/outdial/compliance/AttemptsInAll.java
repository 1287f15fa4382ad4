package outdial.compliance;

import java.time.Instant;
import outdial.compliance.words.Saying;

/** The lead has an attempt left of those that the campaign grants it. */
record AttemptsInAll() implements Rule {
    @Override
    public RuleName name() {
        return RuleName.ATTEMPTS_IN_ALL;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return Rule.always(facts.attempts().size() < facts.terms().plan().inAll(), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        return Saying.of(
                "rule.inAll", facts.terms().plan().inAll(), facts.attempts().size());
    }
}
