package outdial.app.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.FloorView.GuestView;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Agent;

/**
 * What the page is told of its agent. Times are ages, for a browser's clock may be wrong.
 *
 * @param state as the words {@code agent.*} name it
 * @param reason of a pause
 * @param age since the state began, in milliseconds
 * @param visits the name of the colleague whose talk they are called in to
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
        @Nullable String lead,
        @Nullable Guest guest,
        @Nullable String visits,
        @Nullable Boolean recorded) {
    /**
     * Somebody called in to the talk.
     *
     * @param name empty where only the number is known
     * @param number as it is written out; absent for a colleague
     * @param state as in {@code GuestState}
     * @param ended the outcome of their call, once it has one
     */
    record Guest(
            String name,
            @Nullable String number,
            String state,
            boolean atOnce,
            @Nullable String ended) {
        static Guest of(GuestView view, Function<AgentId, String> names) {
            return new Guest(
                    view.colleague().map(names).orElse(view.name()),
                    view.number().map(PhoneNumber::e164).orElse(null),
                    view.state().name(),
                    view.atOnce(),
                    view.ended().map(Enum::name).orElse(null));
        }
    }

    /** @param names of colleagues */
    static SeatNews of(AgentView view, Instant at, Function<AgentId, String> names) {
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
                now instanceof Agent.Previewing look ? Long.toString(look.lead().value()) : null,
                view.guest().map(guest -> Guest.of(guest, names)).orElse(null),
                view.visits().map(names).orElse(null),
                view.recorded().orElse(null));
    }

    /** What the floor is not told of anybody: an agent who is not signed in. */
    static SeatNews offline() {
        return new SeatNews("OFFLINE", null, 0, null, false, false, false, null, null, null, null, null);
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
            case Agent.Resting _ -> "RESTING";
        };
    }

    private static Optional<Instant> until(Agent now) {
        return switch (now) {
            case Agent.Previewing look -> Optional.of(look.until());
            case Agent.WrapUp wrap -> Optional.of(wrap.until());
            case Agent.Resting rest -> Optional.of(rest.until());
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Reserved _, Agent.Talking _ -> Optional.empty();
        };
    }

    /** The call that occupies the agent, also while it is wrapped up. */
    static Optional<AttemptId> attempt(Agent now) {
        return switch (now) {
            case Agent.Reserved(var attempt, var _) -> Optional.of(attempt);
            case Agent.Talking(var attempt, var _) -> Optional.of(attempt);
            case Agent.WrapUp(var attempt, var _, var _) -> Optional.of(attempt);
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Previewing _, Agent.Resting _ ->
                Optional.empty();
        };
    }

    static Optional<LeadId> lead(Agent now) {
        return now instanceof Agent.Previewing look ? Optional.of(look.lead()) : Optional.empty();
    }
}
