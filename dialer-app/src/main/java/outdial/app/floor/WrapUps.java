package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;

/** What comes after a talk: how long it lasts, and that it ends by itself. */
final class WrapUps {
    private final Board board;
    private final Team team;
    /** Calls whose wrap-up was made longer. */
    private final Set<AttemptId> extended = new HashSet<>();

    WrapUps(Board board, Team team) {
        this.board = board;
        this.team = team;
    }

    void forget(AttemptId attempt) {
        extended.remove(attempt);
    }

    /** They are still with this call, or have nothing to wrap up. */
    void begin(AttemptId attempt, AgentId agent, Duration wrapUp) {
        Instant until = board.now().plus(wrapUp);
        team.change(
                agent,
                seat -> Team.occupiedBy(attempt, seat.now()) ? seat.wrappingUp(attempt, board.now(), until) : seat);
        ends(attempt, agent, until);
    }

    private void ends(AttemptId attempt, AgentId agent, Instant until) {
        board.deadlines.add(
                until,
                () -> team.change(agent, seat -> {
                    boolean over = seat.now() instanceof Agent.WrapUp(var mine, var _, var last)
                            && mine.equals(attempt)
                            && !board.now().isBefore(last);
                    return over ? seat.freed(board.now()) : seat;
                }));
    }

    /** Once as much wrap-up again; asked for twice it stays at that. */
    void more(AgentId agent, AttemptId attempt) {
        boolean given = team.find(agent)
                .filter(seat -> seat.now() instanceof Agent.WrapUp wrap
                        && wrap.attempt().equals(attempt)
                        && !extended.contains(attempt))
                .isPresent();
        if (!given) {
            board.stray();
            return;
        }
        extended.add(attempt);
        team.change(agent, seat -> {
            if (!(seat.now() instanceof Agent.WrapUp(var mine, var since, var until))) {
                return seat;
            }
            Instant later = until.plus(Duration.between(since, until));
            ends(attempt, agent, later);
            return seat.wrappingUp(mine, since, later);
        });
    }
}
