package outdial.model.agent;

import java.time.Duration;
import java.time.Instant;

/**
 * What a team's agents are given between calls, so that nobody burns out where calls follow each other closely. What
 * follows from the ceiling is counted for each agent by itself: time with a person or in wrap-up owes some rest, and all
 * other time at work pays it back.
 *
 * @param breath at least, after each wrap-up
 * @param ceiling the share of their time at work that an agent may talk and wrap up, above 0 and at most 1
 */
public record Rest(Duration breath, double ceiling) {
    /** No rest but what comes by itself. */
    public static final Rest NONE = new Rest(Duration.ZERO, 1);

    /** No rest is longer, s; a talk of hours is not answered by an hour of rest. */
    private static final double LONGEST = 120;
    /** So many s of rest that came by themselves are remembered. */
    private static final double REMEMBERED = 120;

    public Rest {
        if (breath.isNegative() || !(ceiling > 0 && ceiling <= 1)) {
            throw new IllegalArgumentException(
                    "A breath is not below 0 and a ceiling above 0 and at most 1, not " + breath + " and " + ceiling);
        }
    }

    /** What is owed, s, after something that an agent has done until {@code end}; below 0 for rest in advance. */
    double owed(double before, Agent done, Instant end) {
        double seconds = Math.max(0, Duration.between(done.since(), end).toMillis() / 1e3);
        double after = switch (done) {
            case Agent.Talking _, Agent.WrapUp _ -> before + seconds * (1 - ceiling) / ceiling;
            case Agent.Ready _, Agent.Resting _, Agent.Previewing _, Agent.Reserved _ -> before - seconds;
            case Agent.Offline _, Agent.Paused _ -> before;
        };
        return Math.clamp(after, -REMEMBERED, LONGEST);
    }

    /** How long an agent rests now who owes that much. */
    Duration now(double owed) {
        var due = Duration.ofMillis(Math.round(Math.max(0, owed) * 1e3));
        return due.compareTo(breath) > 0 ? due : breath;
    }
}
