package outdial.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import outdial.compliance.words.Saying;

/**
 * Fewer attempts in the 24 hours before than the campaign allows. An attempt stops to count exactly 24 hours after it,
 * summer time or not.
 */
record AttemptsPerDay() implements Rule {
    private static final Duration DAY = Duration.ofHours(24);

    @Override
    public RuleName name() {
        return RuleName.ATTEMPTS_PER_DAY;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        List<Instant> attempts = facts.attempts();
        int last = attempts.size() - facts.terms().plan().perDay();
        return last < 0 ? at : Rule.from(attempts.get(last).plus(DAY), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        long counted = facts.attempts().stream()
                .filter(attempt -> attempt.plus(DAY).isAfter(at))
                .count();
        return Saying.of("rule.perDay", facts.terms().plan().perDay(), counted);
    }
}
