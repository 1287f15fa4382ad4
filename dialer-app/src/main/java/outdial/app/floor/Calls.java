package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.Call;
import outdial.model.call.CallEvent;
import outdial.model.call.Outcome;

/**
 * Every call in flight: what each event does to it, to its agent and to its campaign's counts. A little long, for what
 * follows from each state of a call stands here side by side.
 */
final class Calls {
    /** A lost agent has this long to come back before anyone else may take over. */
    static final Duration FIRST_RIGHT = Duration.ofSeconds(10);

    private static final int MOST_REMEMBERED = 4096;

    private final Board board;
    private final Team team;
    private final Owed owed;
    private final WrapUps wrapUps;
    private final Map<AttemptId, LiveCall> live = new LinkedHashMap<>();
    private final Map<AttemptId, LiveCall> waiting = new LinkedHashMap<>();
    private final Map<AttemptId, Instant> ended = new LinkedHashMap<>();
    private @Nullable Company company;

    Calls(Board board, Team team, Owed owed, WrapUps wrapUps) {
        this.board = board;
        this.team = team;
        this.owed = owed;
        this.wrapUps = wrapUps;
    }

    void accompaniedBy(Company called) {
        company = called;
    }

    private Company company() {
        return Objects.requireNonNull(company, "the floor is put together");
    }

    /** The talk of this agent, who has not left it to somebody called in. */
    Optional<LiveCall> talk(AgentId agent, AttemptId attempt) {
        return find(attempt).filter(one -> one.isFor(agent) && one.call() instanceof Call.Connected && !one.passedOn);
    }

    Optional<LiveCall> find(AttemptId attempt) {
        return Optional.ofNullable(live.get(attempt));
    }

    Collection<LiveCall> all() {
        return live.values();
    }

    /** Whether the call ended here, not long ago. */
    boolean hasEnded(AttemptId attempt) {
        return ended.containsKey(attempt);
    }

    /** A new call, or one taken up after a restart. */
    void add(LiveCall one) {
        live.put(one.attempt, one);
        one.campaign.inFlight++;
        if (one.call() instanceof Call.Connected) {
            one.campaign.connected++;
        } else if (!one.bound) {
            one.awaitsAgent = true;
            one.campaign.awaits(one.needs);
        }
    }

    /** Tells a call what happened to it; an event that changes nothing is counted. */
    void hear(AttemptId attempt, CallEvent event) {
        LiveCall one = live.get(attempt);
        if (one == null || !tell(one, event)) {
            board.stray();
        }
    }

    /** Tells a live call; whether it was news. */
    boolean tell(LiveCall one, CallEvent event) {
        boolean left = one.passedOn && event instanceof CallEvent.AgentLeft;
        if (left) {
            one.passedOn = false;
            one.passing = false;
            company().guests.notPassedOn(one.attempt);
        }
        boolean news = become(one, one.call().on(event, board.now()));
        if (event instanceof CallEvent.PassedOn && !one.passedOn) {
            passedOn(one);
            news = true;
        } else if (left) {
            takesBack(one);
        }
        return news;
    }

    /** The person talks with somebody called in, and the agent's part is done. */
    private void passedOn(LiveCall one) {
        one.passing = false;
        one.passedOn = true;
        company().guests.passedOn(one.attempt);
        one.agent().ifPresent(agent -> {
            if (one.settled == null) {
                wrapUps.begin(one.attempt, agent, one.campaign.wrapUp());
            } else {
                team.freeFrom(one.attempt, agent);
            }
        });
    }

    /** The guest was gone in the moment in which the person was left with them: back to whoever left them. */
    private void takesBack(LiveCall one) {
        Optional<AgentId> former = one.agent()
                .filter(agent -> team.find(agent).isPresent() && team.hasLeg(agent))
                .filter(agent -> team.isFreeFor(one.attempt, agent));
        former.ifPresentOrElse(agent -> connect(one, agent), () -> waits(one));
    }

    /** A call is over, of a lead or of somebody called in; the oldest are forgotten past a bound. */
    void noteEnded(AttemptId id) {
        ended.put(id, board.now());
        if (ended.size() > MOST_REMEMBERED) {
            AttemptId oldest = ended.keySet().iterator().next();
            ended.remove(oldest);
            wrapUps.forget(oldest);
        }
    }

    /** Brings a call to its next state, with all that follows; false if it is there already. */
    boolean become(LiveCall one, Call next) {
        Call before = one.call();
        if (next.equals(before)) {
            return false;
        }
        one.become(next, board.now());
        one.campaign.heard(one.past, before, next, board.now());
        if (next.times().connected() != null && before.times().connected() == null) {
            one.campaign.connected++;
        }
        switch (next) {
            case Call.Intended _ -> throw new IllegalStateException("A call went back to its intent: " + next);
            case Call.Sent _, Call.Ringing _, Call.Listening _ -> {}
            case Call.Waiting(var life) -> {
                if (life.sampled()) {
                    sample(one);
                } else {
                    waits(one);
                }
            }
            case Call.Connected(var life, var agent) -> {
                if (before instanceof Call.Connected(var _, var same) && same.equals(agent)) {
                    team.sampled(agent, life.sampled());
                } else {
                    joined(one, agent);
                }
            }
            case Call.Held(var _, var until) -> {
                if (!(before instanceof Call.Held)) {
                    held(one, until);
                }
            }
            case Call.Leaving(var _, var outcome) -> leaves(one, outcome);
            case Call.Ended(var _, var outcome) -> closed(one, outcome);
        }
        if (next.stage() != before.stage() && !(next instanceof Call.Ended)) {
            board.emit(new StorageEffect.Progress(one.attempt, next.stage(), one.agent(), board.now()));
        }
        return true;
    }

    /** The person needs an agent, and gets the next who is free for them. */
    void waits(LiveCall one) {
        waiting.put(one.attempt, one);
        board.stir();
    }

    /**
     * What the detector took for a machine goes to an agent who is ready this moment, so that they hear whether it is
     * right; if nobody is, or a person waits, it is let go as any machine.
     */
    private void sample(LiveCall one) {
        Optional<AgentId> listener = waiting.isEmpty() ? agentFor(one) : Optional.empty();
        listener.ifPresentOrElse(agent -> connect(one, agent), () -> tell(one, new CallEvent.MachineHeard("no agent")));
    }

    /** An agent has heard who is there where the detector heard a machine. */
    void judged(LiveCall one, AgentId agent, boolean person) {
        note(one.campaign, one.attempt, agent, person);
        one.heardAsMachine = !person;
        tell(one, new CallEvent.Judged(person));
    }

    /** Keeps what an agent has heard. */
    void note(LiveCampaign campaign, AttemptId attempt, AgentId agent, boolean person) {
        campaign.checked(person);
        board.emit(new StorageEffect.NoteCheck(attempt, agent, person, board.now()));
    }

    /** Gives waiting persons to ready agents: first come, first served, by whoever is ready the longest. */
    void match() {
        if (waiting.isEmpty()) {
            return;
        }
        for (LiveCall one : new ArrayList<>(waiting.values())) {
            if (one.call().times().overdueAt(board.now())) {
                waiting.remove(one.attempt);
            } else {
                agentFor(one).ifPresent(agent -> connect(one, agent));
            }
        }
    }

    private Optional<AgentId> agentFor(LiveCall one) {
        Optional<AgentId> own = one.agent().filter(team::hasLeg).filter(agent -> reservedFor(one, agent));
        return own.isPresent() ? own : team.anyoneReady(one.needs, one.leaves);
    }

    private boolean reservedFor(LiveCall one, AgentId agent) {
        return team.find(agent)
                .map(seat -> Team.occupiedBy(one.attempt, seat.now()))
                .orElse(false);
    }

    /** Brings the person to this agent, whoever had them before. */
    void connect(LiveCall one, AgentId agent) {
        waiting.remove(one.attempt);
        assign(one, agent);
        team.change(agent, seat -> seat.reserved(one.attempt, board.now()));
        board.emit(new TelephonyEffect.Connect(one.attempt, agent));
    }

    /** The agent of a call; whoever had it before is free. */
    private void assign(LiveCall one, AgentId agent) {
        one.agent().filter(former -> !former.equals(agent)).ifPresent(former -> team.freeFrom(one.attempt, former));
        one.assign(Optional.of(agent));
        needsNobody(one);
    }

    private void joined(LiveCall one, AgentId agent) {
        waiting.remove(one.attempt);
        assign(one, agent);
        if (team.isFreeFor(one.attempt, agent)) {
            team.change(agent, seat -> seat.talking(one.attempt, board.now()));
            team.recorded(agent, one.recorded);
            team.sampled(agent, one.call().life().sampled());
        } else {
            // They were given another person while this one's connection was late: nobody talks to two.
            board.emit(new TelephonyEffect.HangUp(one.attempt));
        }
    }

    private void held(LiveCall one, Instant until) {
        needsNobody(one);
        if (!one.passing) {
            board.emit(new TelephonyEffect.Hold(one.attempt));
        }
        board.deadlines.add(board.now().plus(FIRST_RIGHT), () -> {
            if (one.call() instanceof Call.Held) {
                waits(one);
            }
        });
        board.deadlines.add(until, () -> {
            if (one.call() instanceof Call.Held held && !board.now().isBefore(held.until())) {
                become(one, held.lost());
                board.emit(new TelephonyEffect.HangUp(one.attempt));
            }
        });
    }

    /** The agent of a call that is not connected to them has gone: it goes back to the others. */
    void lose(LiveCall one, AgentId agent) {
        one.assign(Optional.empty());
        team.freeFrom(one.attempt, agent);
        waits(one);
    }

    /** Takes back a call that nobody has answered. */
    void cancel(LiveCall one) {
        if (one.call() instanceof Call.Unanswered unanswered && !(one.call() instanceof Call.Intended)) {
            become(one, unanswered.cancelled());
            board.emit(new TelephonyEffect.HangUp(one.attempt));
        }
    }

    /** Takes back a call that has rung long enough, and that too likely nobody would be there for. */
    void takeBack(AttemptId attempt) {
        LiveCall one = live.get(attempt);
        if (one != null && one.call() instanceof Call.Ringing ringing) {
            become(one, ringing.rungOut());
            board.emit(new TelephonyEffect.HangUp(attempt));
        }
    }

    private void leaves(LiveCall one, Outcome outcome) {
        waiting.remove(one.attempt);
        needsNobody(one);
        if (!one.talked() || one.heardAsMachine) {
            one.agent().ifPresent(agent -> team.freeFrom(one.attempt, agent));
        }
        if (outcome == Outcome.MACHINE) {
            board.emit(new TelephonyEffect.HangUp(one.attempt));
        }
    }

    private void closed(LiveCall one, Outcome outcome) {
        drop(one);
        company().talkEnded(one.attempt);
        noteEnded(one.attempt);
        one.campaign.count(outcome, board.now());
        board.emit(new StorageEffect.CloseAttempt(
                one.attempt,
                one.entry.lead(),
                outcome,
                one.call().times(),
                one.agent().filter(_ -> one.talked()),
                one.recycle(outcome, board.now())));
        one.agent().ifPresent(agent -> {
            if (one.talked()) {
                wrapUp(one, outcome, agent);
            } else {
                team.freeFrom(one.attempt, agent);
            }
        });
    }

    /** The attempt does not exist, or not any more. */
    void drop(LiveCall one) {
        live.remove(one.attempt);
        waiting.remove(one.attempt);
        needsNobody(one);
        one.campaign.inFlight--;
        one.campaign.connected -= one.talked() ? 1 : 0;
        board.stir();
    }

    private void wrapUp(LiveCall one, Outcome outcome, AgentId agent) {
        if (one.settled != null || one.heardAsMachine) {
            team.freeFrom(one.attempt, agent);
            return;
        }
        boolean unjudged = one.call().life().sampled();
        owed.add(one.attempt, new Owed.Debt(one.entry, one.call().times().intent(), outcome, agent, unjudged));
        if (!one.passedOn) {
            wrapUps.begin(one.attempt, agent, one.campaign.wrapUp());
        }
    }

    private void needsNobody(LiveCall one) {
        if (one.awaitsAgent) {
            one.awaitsAgent = false;
            one.campaign.awaitsNoMore(one.needs);
            board.stir();
        }
    }
}
