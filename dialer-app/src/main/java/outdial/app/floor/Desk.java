package outdial.app.floor;

import java.time.Instant;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Seat;
import outdial.model.call.Call;
import outdial.model.call.CallEvent;
import outdial.model.call.Outcome;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.selection.Recycle;

/** What agents and their phones tell. */
final class Desk {
    private final Board board;
    private final Team team;
    private final Calls calls;
    private final Owed owed;
    private final Company company;
    private final Partings partings;

    Desk(Board board, Team team, Calls calls, Owed owed, Company company, Partings partings) {
        this.board = board;
        this.team = team;
        this.calls = calls;
        this.owed = owed;
        this.company = company;
        this.partings = partings;
    }

    /** A new seat; who is seated already, as after a reload of the page, keeps it with the profile they have now. */
    void signedIn(AgentProfile profile) {
        AgentId agent = profile.id();
        if (team.find(agent).isPresent()) {
            team.change(agent, seat -> seat.with(profile, board.now()));
        } else {
            team.seat(Seat.of(profile, board.now()));
            team.leg(agent, team.hasLeg(agent));
            talksAlready(agent);
        }
        if (!team.hasLeg(agent)) {
            board.emit(new TelephonyEffect.CallAgent(agent));
        }
    }

    /** Talks are known now: who was back before them comes back to theirs. */
    void takeUpTalks() {
        team.idle().forEach(this::talksAlready);
    }

    /** After a restart of the floor the talk goes on, and its agent comes back to it. */
    private void talksAlready(AgentId agent) {
        for (LiveCall one : calls.all()) {
            if (!one.isFor(agent) || one.passedOn) {
                continue;
            }
            if (one.call() instanceof Call.Connected) {
                team.change(agent, seat -> seat.talking(one.attempt, board.now()));
                company.guests.showTo(agent, one.attempt);
            } else if (one.call() instanceof Call.Held && team.hasLeg(agent)) {
                calls.connect(one, agent);
            }
        }
    }

    void signedOut(AgentId agent) {
        partings.ask(agent, Seat::leavingSoon, seat -> seat.signedOut(board.now()));
    }

    void here(AgentId agent) {
        team.leg(agent, true);
        if (company.visits.home(agent)) {
            return;
        }
        team.find(agent).flatMap(this::callOf).ifPresent(one -> {
            if (one.call() instanceof Call.Held) {
                calls.waits(one);
            }
        });
    }

    /** A lost leg is called again; its person waits, or goes to someone else if they had not met yet. */
    void gone(AgentId agent) {
        if (!team.hasLeg(agent)) {
            board.stray();
            return;
        }
        boolean together = !team.isHolding(agent);
        team.leg(agent, false);
        team.hold(agent, false);
        team.find(agent).ifPresent(seat -> {
            board.emit(new TelephonyEffect.CallAgent(agent));
            if (!company.visits.gone(agent)) {
                callOf(seat)
                        .filter(one -> !company.hostGone(one.attempt, together))
                        .ifPresent(one -> leftAlone(one, agent));
            }
        });
    }

    private void leftAlone(LiveCall one, AgentId agent) {
        switch (one.call()) {
            case Call.Connected _ -> calls.hear(one.attempt, new CallEvent.AgentLeft());
            case Call.Waiting _ -> calls.lose(one, agent);
            case Call.Sent _, Call.Ringing _ -> calls.cancel(one);
            case Call.Intended _, Call.Listening _, Call.Held _, Call.Leaving _, Call.Ended _ -> {}
        }
    }

    private Optional<LiveCall> callOf(Seat seat) {
        return switch (seat.now()) {
            case Agent.Reserved(var attempt, var _) -> calls.find(attempt);
            case Agent.Talking(var attempt, var _) -> calls.find(attempt);
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Previewing _, Agent.WrapUp _, Agent.Resting _ ->
                Optional.empty();
        };
    }

    void readied(AgentId agent) {
        team.change(agent, seat -> seat.readied(board.now()));
        team.stays(agent);
    }

    void paused(AgentId agent, String reason) {
        partings.ask(agent, seat -> seat.pausingSoon(reason), seat -> seat.paused(reason, board.now()));
    }

    void pauseAfterCall(AgentId agent, boolean on) {
        team.change(agent, seat -> seat.pauseAfterCall(on));
        if (!on) {
            team.stays(agent);
        }
    }

    /** Music for the person at the agent's wish; they still belong together, and a lost leg is told as ever. */
    void hold(AgentId agent, AttemptId attempt, boolean on) {
        boolean theirs = calls.talk(agent, attempt).isPresent();
        if (!theirs || !team.hold(agent, on)) {
            board.stray();
            return;
        }
        board.emit(on ? new TelephonyEffect.Hold(attempt) : new TelephonyEffect.Connect(attempt, agent));
    }

    /** For what must not be kept, such as a card's number. */
    void record(AgentId agent, AttemptId attempt, boolean on) {
        calls.talk(agent, attempt)
                .ifPresentOrElse(
                        one -> {
                            one.recorded = Optional.of(on);
                            team.recorded(agent, one.recorded);
                            board.emit(new TelephonyEffect.KeepRecording(attempt, on));
                        },
                        board::stray);
    }

    /** The person goes to a colleague who waits for a call, and the agent owes nothing for them any more. */
    void handOver(AgentId agent, AttemptId attempt, AgentId colleague) {
        calls.talk(agent, attempt)
                .filter(_ -> team.isReady(colleague))
                .filter(_ -> company.isNobodyWith(attempt))
                .ifPresentOrElse(one -> calls.connect(one, colleague), board::stray);
    }

    /** A sign for pacing; it means nothing before the wrap-up has begun. */
    void nearlyDone(AgentId agent, AttemptId attempt) {
        boolean wrapsUp = team.find(agent)
                .filter(seat -> seat.now() instanceof Agent.WrapUp wrap
                        && wrap.attempt().equals(attempt))
                .isPresent();
        if (!wrapsUp) {
            board.stray();
            return;
        }
        board.campaigns().forEach(campaign -> campaign.nearlyDone(agent, board.now()));
        board.stir();
    }

    void endCall(AgentId agent, AttemptId attempt) {
        calls.find(attempt)
                .filter(one -> one.isFor(agent) && !one.passedOn)
                .ifPresentOrElse(_ -> board.emit(new TelephonyEffect.HangUp(attempt)), board::stray);
    }

    void disposed(FloorInput.Disposed said) {
        Optional<LiveCall> up = calls.find(said.attempt())
                .filter(one -> one.isFor(said.agent()) && one.talked() && one.settled == null);
        if (up.isPresent()) {
            up.get().settled =
                    save(said, up.get().entry, up.get().call().times().intent(), Outcome.TALKED);
            if (up.get().call().life().sampled()) {
                calls.judged(up.get(), said.agent(), isPerson(said));
            }
            if (up.get().passedOn) {
                team.freeFrom(said.attempt(), said.agent());
            } else if (!(up.get().call() instanceof Call.Leaving)) {
                board.emit(new TelephonyEffect.HangUp(said.attempt()));
            }
            return;
        }
        owed.settle(said.attempt(), said.agent())
                .ifPresentOrElse(
                        debt -> {
                            save(said, debt.entry(), debt.intent(), debt.outcome());
                            if (debt.unjudged()) {
                                calls.note(
                                        board.campaign(debt.entry().campaign()),
                                        said.attempt(),
                                        said.agent(),
                                        isPerson(said));
                            }
                            team.freeFrom(said.attempt(), said.agent());
                        },
                        board::stray);
    }

    /** The agent says whether a person is there, where the detector heard a machine; also when their leg is away just then. */
    void judged(AgentId agent, AttemptId attempt, boolean person) {
        calls.find(attempt)
                .filter(one -> one.isFor(agent) && one.talked() && !one.passedOn)
                .filter(one -> one.call().life().sampled())
                .ifPresentOrElse(one -> calls.judged(one, agent, person), board::stray);
    }

    /** How it ended says who was there, if nobody has said so yet. */
    private static boolean isPerson(FloorInput.Disposed said) {
        return said.disposition().kind() != Disposition.Kind.MACHINE;
    }

    private Recycle save(FloorInput.Disposed said, HopperEntry entry, Instant intent, Outcome outcome) {
        Instant due = said.callback().map(CallbackRequest::due).orElse(board.now());
        Recycle recycle = Recycle.after(said.disposition(), due, entry.tried(intent, outcome), board.now());
        board.emit(new StorageEffect.SaveDisposition(
                said.attempt(), entry.lead(), said.agent(), said.disposition(), said.callback(), recycle, board.now()));
        return recycle;
    }
}
