package outdial.app.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorView.AgentView;
import outdial.model.AttemptId;
import outdial.model.LeadId;
import outdial.model.agent.Agent;

/**
 * What the page is told of its agent. Times are ages, for a browser's clock may be wrong.
 *
 * @param state as the words {@code agent.*} name it
 * @param reason of a pause
 * @param age since the state began, in milliseconds
 * @param left until it ends by itself, in milliseconds, if it does
 */
record SeatNews(
        String state,
        @Nullable String reason,
        long age,
        @Nullable Long left,
        boolean phoneUp,
        boolean pausing,
        boolean holding,
        @Nullable String attempt,
        @Nullable String lead) {
    static SeatNews of(AgentView view, Instant at) {
        Agent now = view.now();
        return new SeatNews(
                state(now),
                now instanceof Agent.Paused(var reason, var _) ? reason : null,
                Math.max(0, Duration.between(now.since(), at).toMillis()),
                until(now)
                        .map(end -> Math.max(0, Duration.between(at, end).toMillis()))
                        .orElse(null),
                view.phoneUp(),
                view.pauseAfterCall(),
                view.holding(),
                attempt(now).map(one -> Long.toString(one.value())).orElse(null),
                now instanceof Agent.Previewing look ? Long.toString(look.lead().value()) : null);
    }

    /** What the floor is not told of anybody: an agent who is not signed in. */
    static SeatNews offline() {
        return new SeatNews("OFFLINE", null, 0, null, false, false, false, null, null);
    }

    private static String state(Agent now) {
        return switch (now) {
            case Agent.Offline _ -> "OFFLINE";
            case Agent.Paused _ -> "PAUSED";
            case Agent.Ready _ -> "READY";
            case Agent.Previewing _ -> "PREVIEWING";
            case Agent.Reserved _ -> "RESERVED";
            case Agent.Talking _ -> "TALKING";
            case Agent.WrapUp _ -> "WRAP_UP";
        };
    }

    private static Optional<Instant> until(Agent now) {
        return switch (now) {
            case Agent.Previewing look -> Optional.of(look.until());
            case Agent.WrapUp wrap -> Optional.of(wrap.until());
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Reserved _, Agent.Talking _ -> Optional.empty();
        };
    }

    /** The call that occupies the agent, also while it is wrapped up. */
    static Optional<AttemptId> attempt(Agent now) {
        return switch (now) {
            case Agent.Reserved(var attempt, var _) -> Optional.of(attempt);
            case Agent.Talking(var attempt, var _) -> Optional.of(attempt);
            case Agent.WrapUp(var attempt, var _, var _) -> Optional.of(attempt);
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Previewing _ -> Optional.empty();
        };
    }

    static Optional<LeadId> lead(Agent now) {
        return now instanceof Agent.Previewing look ? Optional.of(look.lead()) : Optional.empty();
    }
}
