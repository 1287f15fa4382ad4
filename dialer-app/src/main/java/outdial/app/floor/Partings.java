package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import outdial.model.AgentId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Seat;

/**
 * Ready agents who want to pause or go home while calls ring that were made because of them: from then on nothing is
 * dialled for them, and they go as soon as the last of those calls has its end or its agent. Where nobody dials ahead they
 * go at once. A break that was planned is told to them and to pacing half a minute ahead; then they stay until it begins.
 */
final class Partings {
    /** No call rings longer; whatever is still on its way then is not waited for. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final Board board;
    private final Team team;
    private final Calls calls;
    /** When breaks begin that were announced; before that nobody goes. */
    private final Map<AgentId, Instant> breaks = new HashMap<>();

    Partings(Board board, Team team, Calls calls) {
        this.board = board;
        this.team = team;
        this.calls = calls;
    }

    /** They want to go: {@code soon} is the wish alone, {@code atOnce} grants it if nothing is in the way. */
    void ask(AgentId agent, UnaryOperator<Seat> soon, UnaryOperator<Seat> atOnce) {
        boolean needed = team.isReady(agent)
                && team.find(agent)
                        .filter(seat -> isNeeded(seat.profile(), board.now()))
                        .isPresent();
        if (needed || team.parting().containsKey(agent)) {
            team.parts(agent, soon);
        } else {
            team.change(agent, atOnce);
        }
    }

    /** They have a break at that time. */
    void announce(Set<AgentId> agents, String reason, Instant at) {
        board.deadlines.add(
                at.minus(AHEAD),
                () -> agents.forEach(agent -> {
                    if (team.isReady(agent)) {
                        breaks.put(agent, at);
                        team.parts(agent, seat -> seat.pausingSoon(reason));
                    } else {
                        team.change(agent, seat -> isAtWork(seat) ? seat.pausingSoon(reason) : seat);
                    }
                }));
    }

    private static boolean isAtWork(Seat seat) {
        return seat.busy() || seat.now() instanceof Agent.Resting;
    }

    /** Lets those go who are not needed any more. */
    void letGo() {
        Map<AgentId, Instant> parting = team.parting();
        breaks.keySet().retainAll(parting.keySet());
        parting.forEach((agent, since) -> {
            Instant from = breaks.getOrDefault(agent, since);
            boolean late = !board.now().isBefore(from.plus(LONGEST));
            team.find(agent)
                    .filter(_ -> !board.now().isBefore(from))
                    .filter(seat -> late || !isNeeded(seat.profile(), since))
                    .ifPresent(_ -> team.change(agent, seat -> seat.freed(board.now())));
        });
    }

    /** Whether a call made ahead before {@code since} may still bring them somebody. */
    private boolean isNeeded(AgentProfile agent, Instant since) {
        return calls.all().stream()
                .anyMatch(one -> one.awaitsAgent
                        && one.campaign.dialsAhead()
                        && !one.call().times().intent().isAfter(since)
                        && one.needs.metBy(agent));
    }
}
