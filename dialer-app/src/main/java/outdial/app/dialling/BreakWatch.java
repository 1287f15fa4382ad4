package outdial.app.dialling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.campaign.BreakTimes;
import outdial.sql.Clients;
import outdial.sql.Staff;
import outdial.sql.TeamBreaks;

/**
 * Breaks by teams' timetables, told to the floor a minute ahead: it announces each half a minute ahead. Nothing of this is
 * kept: a floor that begins anew reads the timetables again, and is told of a break that is on while its agents come back.
 * For one thread.
 */
public final class BreakWatch {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration AHEAD = Duration.ofMinutes(1);
    /** So long agents may take to come back to a floor that was begun anew. */
    private static final Duration COMING_BACK = Duration.ofMinutes(1);

    private final DSLContext dsl;
    private final Set<Told> told = new HashSet<>();
    private @Nullable Instant first;
    private Instant next = Instant.MIN;

    private record Told(long team, BreakTimes.Break one) {}

    public BreakWatch(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** This node leads from now on: another one may have told the floor so far. */
    void forget() {
        told.clear();
        first = null;
        next = Instant.MIN;
    }

    /** What the floor is to be told at {@code at}. Reads small tables, and that every few seconds alone. */
    public List<FloorInput> look(Instant at) {
        if (at.isBefore(next)) {
            return List.of();
        }
        next = at.plus(APART);
        Instant since = first == null ? at : first;
        first = since;
        told.removeIf(one -> !at.isBefore(one.one.to()));
        boolean comeBack = at.isBefore(since.plus(COMING_BACK));
        Optional<ClientId> centre = new Clients(dsl).findCentre();
        var news = new ArrayList<FloorInput>();
        centre.map(one -> new TeamBreaks(dsl, one).all())
                .orElse(Map.of())
                .forEach((team, times) -> times.near(at, AHEAD).stream()
                        .filter(one -> told.add(new Told(team, one)) || (comeBack && !at.isBefore(one.from())))
                        .map(one -> new FloorInput.BreakAhead(agents(centre.orElseThrow(), team), "BREAK", one.from()))
                        .forEach(news::add));
        return news;
    }

    private Set<AgentId> agents(ClientId centre, long team) {
        return new Staff(dsl, centre)
                .agents().stream()
                        .filter(agent -> agent.team().equals(Optional.of(team)))
                        .map(Staff.Member::id)
                        .collect(Collectors.toSet());
    }
}
