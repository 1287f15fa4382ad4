package outdial.compliance;

import java.time.Instant;
import java.util.TreeSet;
import outdial.compliance.words.Saying;

/** The number stands on no do-not-call list and on no opt-out that binds the client. */
record DoNotCall() implements Rule {
    @Override
    public RuleName name() {
        return RuleName.DO_NOT_CALL;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return Rule.always(facts.listedOn().isEmpty(), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        return Saying.of("rule.listed", String.join(", ", new TreeSet<>(facts.listedOn())));
    }
}
