package outdial.compliance;

import java.time.Duration;
import java.time.Instant;
import outdial.compliance.words.Saying;

/** The last attempt is as long ago as the campaign wants attempts apart. */
record AttemptsApart() implements Rule {
    /** Anything longer is for ever, so that no sum leaves the calendar. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Override
    public RuleName name() {
        return RuleName.ATTEMPTS_APART;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        if (facts.attempts().isEmpty()) {
            return at;
        }
        Duration apart = facts.terms().plan().apart();
        return apart.compareTo(LONGEST) > 0
                ? NEVER
                : Rule.from(facts.attempts().getLast().plus(apart), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        Duration ago = Duration.between(facts.attempts().getLast(), at);
        return Saying.of(
                "rule.apart", inWords(ago), inWords(facts.terms().plan().apart()));
    }

    private static Saying inWords(Duration time) {
        if (time.toMinutes() < 2) {
            return Saying.of("part.seconds", time.toSeconds());
        }
        return time.toHours() < 2
                ? Saying.of("part.minutes", time.toMinutes())
                : Saying.of("part.hours", time.toHours(), time.toMinutesPart());
    }
}
