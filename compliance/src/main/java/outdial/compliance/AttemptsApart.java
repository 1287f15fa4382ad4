package outdial.compliance;

import java.time.Duration;
import java.time.Instant;

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
    public String objection(GateFacts facts, Instant at) {
        Duration ago = Duration.between(facts.attempts().getLast(), at);
        return "The last attempt was " + inWords(ago) + " ago; the campaign waits "
                + inWords(facts.terms().plan().apart()) + " between attempts.";
    }

    private static String inWords(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        return time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
