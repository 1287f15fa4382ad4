package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.Call;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;
import outdial.model.call.Stage;

/** Brings the floor back to the truth: what the store left open, and what lives on the exchange. */
final class Recovery {
    /** An originate may arrive until its {@code NOT_AFTER}, by the exchange's clock; clocks may differ by this. */
    static final Duration SKEW = Duration.ofSeconds(2);

    private static final Duration AUDIT = Duration.ofSeconds(60);
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(5);
    /** So long an agent may take to come back after a restart of the program; then their leg is ended. */
    private static final Duration OWNERLESS = Duration.ofSeconds(60);

    private final Board board;
    private final Team team;
    private final Calls calls;
    private final Owed owed;
    private final Desk desk;
    private final Guests guests;
    /** Legs of agents who are not signed in, and since when each has been seen. */
    private final Map<AgentId, Instant> ownerless = new HashMap<>();

    private Instant surveyAgain = Instant.MIN;

    Recovery(Board board, Team team, Calls calls, Owed owed, Desk desk, Guests guests) {
        this.board = board;
        this.team = team;
        this.calls = calls;
        this.owed = owed;
        this.desk = desk;
        this.guests = guests;
    }

    void leadTaken(FloorInput.LeadTaken taken) {
        board.standing.takeLead(taken.floor(), taken.fence(), board.now());
        for (OpenAttempt open : taken.open()) {
            if (open.stage() == Stage.ENDED) {
                open.outcome()
                        .ifPresent(outcome -> open.agent()
                                .ifPresent(agent -> owed.add(
                                        open.attempt(),
                                        new Owed.Debt(open.entry(), open.at(), outcome, agent, false))));
            } else if (calls.find(open.attempt()).isEmpty() && !calls.hasEnded(open.attempt())) {
                takeUp(open);
            }
        }
        desk.takeUpTalks();
        taken.guests().forEach(guests::takeUp);
        survey();
    }

    /** What the store holds may be behind the truth, never before it; the survey tells the rest. */
    private void takeUp(OpenAttempt open) {
        LiveCampaign campaign = board.campaign(open.entry().campaign());
        Optional<AgentId> talking = open.agent().filter(_ -> open.stage() == Stage.CONNECTED);
        Call call = Call.takenUp(open.attempt(), campaign.detectsMachines(), open.at(), open.answered(), talking);
        var one = new LiveCall(campaign, open.entry(), call, open.notAfter(), Optional.empty());
        one.assign(talking);
        calls.add(one);
    }

    /** Asks every minute, and more often until the first answer. */
    void audit() {
        if (board.standing.leads() && !board.now().isBefore(surveyAgain)) {
            survey();
        }
    }

    private void survey() {
        surveyAgain = board.now().plus(board.standing.mayDial() ? AUDIT : UNTIL_SEEN);
        board.emit(new TelephonyEffect.Survey());
    }

    void surveyed(FloorInput.Surveyed seen) {
        board.standing.surveyed(seen.asOf());
        board.drift = 0;
        for (LiveCall one : new ArrayList<>(calls.all())) {
            compare(one, seen);
        }
        guests.surveyed(seen);
        seen.calls().keySet().stream()
                .filter(attempt -> calls.find(attempt).isEmpty() && !calls.hasEnded(attempt))
                .filter(attempt -> !guests.knows(attempt))
                .filter(board.standing::covers)
                .sorted()
                .forEach(this::hangUpStranger);
        compareLegs(seen.agents());
        board.stir();
    }

    /** Phones that should be there and are not are called again. */
    private void compareLegs(Set<AgentId> there) {
        team.withoutLeg().stream()
                .filter(agent -> !there.contains(agent))
                .forEach(agent -> board.emit(new TelephonyEffect.CallAgent(agent)));
        team.legs().stream().filter(agent -> !there.contains(agent)).forEach(agent -> {
            board.drift++;
            desk.gone(agent);
        });
        there.stream()
                .sorted(Comparator.comparingLong(AgentId::value))
                .filter(agent -> !team.hasLeg(agent))
                .forEach(agent -> {
                    board.drift++;
                    desk.here(agent);
                });
        endOwnerless(there);
    }

    /** A dialer may have died between an agent's sign-out and the end of their leg. A talk is never cut. */
    private void endOwnerless(Set<AgentId> there) {
        Set<AgentId> now = there.stream()
                .filter(agent -> team.find(agent).isEmpty())
                .filter(agent -> calls.all().stream().noneMatch(one -> one.isFor(agent) && !one.passedOn))
                .collect(Collectors.toSet());
        ownerless.keySet().retainAll(now);
        now.forEach(agent -> ownerless.putIfAbsent(agent, board.now()));
        ownerless.entrySet().stream()
                .filter(leg -> !board.now().isBefore(leg.getValue().plus(OWNERLESS)))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingLong(AgentId::value))
                .forEach(agent -> board.emit(new TelephonyEffect.HangUpAgent(agent)));
    }

    private void compare(LiveCall one, FloorInput.Surveyed seen) {
        Call before = one.call();
        if (isOnHold(one, seen)) {
            return;
        }
        truth(one.attempt, one.call(), one.notAfter, seen).ifPresentOrElse(event -> calls.tell(one, event), () -> {
            if (!(one.call() instanceof Call.Intended)) {
                board.deadlines.add(one.notAfter.plus(SKEW).plusMillis(500), this::survey);
            }
        });
        board.drift += one.call().equals(before) ? 0 : 1;
    }

    /** Music at the agent's wish looks to the exchange as if they had left; if their leg is gone, that is told by itself. */
    private boolean isOnHold(LiveCall one, FloorInput.Surveyed seen) {
        return seen.calls().get(one.attempt) instanceof CallEvent.AgentLeft
                && one.call() instanceof Call.Connected(var _, var agent)
                && team.isHolding(agent);
    }

    /** What the survey proves of a call; nothing while it may still be on its way to the exchange. */
    static Optional<CallEvent> truth(AttemptId id, Call call, Instant notAfter, FloorInput.Surveyed seen) {
        CallEvent there = seen.calls().get(id);
        Ending witness = seen.ended().get(id);
        if (there != null) {
            return Optional.of(there);
        }
        if (witness != null) {
            return Optional.of(new CallEvent.Ended(witness));
        }
        if (call instanceof Call.Intended) {
            return Optional.empty();
        }
        if (seen.restarted() && call.times().intent().isBefore(seen.asOf())) {
            return Optional.of(new CallEvent.Ended(Ending.PBX_LOST));
        }
        return seen.asOf().isAfter(notAfter.plus(SKEW))
                ? Optional.of(new CallEvent.Ended(Ending.UNPROVED))
                : Optional.empty();
    }

    private void hangUpStranger(AttemptId attempt) {
        board.drift++;
        board.alarms++;
        board.emit(new TelephonyEffect.HangUp(attempt));
    }
}
