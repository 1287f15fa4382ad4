package outdial.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Adds up how long one agent was in each state within a period, from the changes of state in their order. */
final class AgentTime {
    private final Period within;
    private final Map<AgentState, Duration> times = new EnumMap<>(AgentState.class);
    private AgentState state = AgentState.OFFLINE;
    private Instant since;

    /** Offline from the start, until told otherwise. */
    AgentTime(Period within) {
        this.within = within;
        since = within.from();
    }

    /** The agent is in {@code next} from {@code at} on. */
    void enters(AgentState next, Instant at) {
        times.merge(state, within.common(since, at), Duration::plus);
        state = next;
        since = at;
    }

    /** Ends the count at the period's end. */
    AgentTime ended() {
        enters(AgentState.OFFLINE, within.to());
        return this;
    }

    Duration in(AgentState asked) {
        return times.getOrDefault(asked, Duration.ZERO);
    }

    /** In every state but offline. */
    Duration loggedIn() {
        return times.entrySet().stream()
                .filter(entry -> entry.getKey() != AgentState.OFFLINE)
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Talking and wrapping up. */
    Duration occupied() {
        return in(AgentState.TALKING).plus(in(AgentState.WRAP_UP));
    }
}
