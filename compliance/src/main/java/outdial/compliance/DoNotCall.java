package outdial.compliance;

import java.time.Instant;
import java.util.TreeSet;

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
    public String objection(GateFacts facts, Instant at) {
        return "The number may not be called: it stands on " + String.join(", ", new TreeSet<>(facts.listedOn())) + ".";
    }
}
