package outdial.compliance;

import java.time.Instant;
import java.util.List;

/** Rules in force, named and hashed. */
public final class RuleBook {
    Verdict judge(GateFacts facts, Instant at) {
        return new Verdict.Denied(
                List.of(new Finding("no-rules", "No rule allows lead " + facts.lead() + " at " + at)));
    }
}
