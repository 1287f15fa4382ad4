package outdial.app.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import outdial.app.floor.FloorView.GuestState;
import outdial.app.floor.FloorView.GuestView;
import outdial.app.floor.TelephonyEffect.OfGuest.CallGuest;
import outdial.app.floor.TelephonyEffect.OfGuest.PassOn;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Verdict;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.Call;
import outdial.model.call.CallEvent;
import outdial.model.call.Outcome;

/**
 * Third parties called in to talks by their numbers: they are asked of the gate, committed, dialled, and join the agent's
 * room while the person waits with music. The person is the agent's until they are left with the guest, and are given
 * back whenever nothing comes of it.
 */
final class Guests {
    /** How long a guest's phone rings. */
    static final Duration RING = Duration.ofSeconds(25);

    private final Board board;
    private final Team team;
    private final Calls calls;
    private final ComplianceGate gate;
    private final Map<AttemptId, Guest> byId = new LinkedHashMap<>();
    /** On their way to the store. */
    private final Map<AttemptId, GuestIntent> begins = new LinkedHashMap<>();

    Guests(Board board, Team team, Calls calls, ComplianceGate gate) {
        this.board = board;
        this.team = team;
        this.calls = calls;
        this.gate = gate;
        board.countGuests(byId::size);
    }

    boolean knows(AttemptId id) {
        return byId.containsKey(id);
    }

    /** Who is called in to the talk and not sent away. */
    Optional<Guest> of(AttemptId talk) {
        return byId.values().stream()
                .filter(guest -> guest.talk.equals(talk) && !guest.dropped)
                .findFirst();
    }

    /** The gate is asked, and the call committed before it rings; the person hears music from now on. */
    void callIn(FloorInput.CallIn in) {
        if (calls.talk(in.agent(), in.attempt()).isEmpty() || of(in.attempt()).isPresent()) {
            board.stray();
            return;
        }
        if (!board.standing.mayDial()
                || !(gate.judge(in.guest(), board.now()) instanceof Verdict.Allowed(var permit))) {
            var number = in.guest().number().number();
            var refused = new GuestView(
                    in.name(),
                    Optional.of(number),
                    Optional.empty(),
                    GuestState.REFUSED,
                    in.atOnce(),
                    Optional.empty());
            team.guest(in.agent(), Optional.of(refused));
            return;
        }
        var intent = new GuestIntent(
                board.standing.nextAttempt(),
                in.attempt(),
                in.agent(),
                permit,
                in.name(),
                in.atOnce(),
                board.now(),
                board.now().plus(Intent.LIFE));
        var guest = new Guest(intent);
        byId.put(guest.id, guest);
        board.begin(1);
        keepWaiting(guest);
        board.emit(new StorageEffect.OfGuest.BeginGuest(intent, board.standing.fence()));
        begins.put(guest.id, intent);
    }

    private void keepWaiting(Guest guest) {
        if (team.hold(guest.host, true)) {
            board.emit(new TelephonyEffect.Hold(guest.talk));
        }
        show(guest);
    }

    private void show(Guest guest) {
        if (!guest.dropped && !guest.passedOn) {
            team.guest(guest.host, Optional.of(guest.view()));
        }
    }

    /** After a restart: what is known of the guest of this talk. */
    void showTo(AgentId host, AttemptId talk) {
        of(talk).filter(guest -> guest.host.equals(host)).ifPresent(this::show);
    }

    void begun(FloorInput.GuestBegun answer) {
        GuestIntent intent = begins.remove(answer.guest());
        Guest guest = byId.get(answer.guest());
        if (intent == null || guest == null) {
            board.stray();
            return;
        }
        boolean inTime = board.now().isBefore(intent.notAfter().minus(Commits.MARGIN));
        if (answer.refused().isPresent() || guest.dropped || !inTime || !board.standing.mayDial()) {
            end(guest, Outcome.VOID);
        } else {
            guest.call = ((Call.Intended) guest.call).sent(board.now());
            board.emit(new CallGuest(guest.id, guest.host, intent.permit(), intent.notAfter(), RING));
        }
    }

    void hear(AttemptId id, CallEvent event) {
        Guest guest = byId.get(id);
        if (guest == null || !become(guest, next(guest, event))) {
            board.stray();
        }
    }

    /** No agent is missed by who has the person. */
    private Call next(Guest guest, CallEvent event) {
        return guest.passedOn && event instanceof CallEvent.AgentLeft ? guest.call : guest.call.on(event, board.now());
    }

    private boolean become(Guest guest, Call next) {
        if (next.equals(guest.call)) {
            return false;
        }
        boolean comes = next instanceof Call.Connected && !guest.isHere();
        guest.call = next;
        if (next instanceof Call.Ended(var _, var outcome)) {
            end(guest, outcome);
        } else {
            show(guest);
            if (comes) {
                arrived(guest);
            }
        }
        return true;
    }

    private void arrived(Guest guest) {
        board.emit(new StorageEffect.OfGuest.ReachGuest(guest.id, false, board.now()));
        if (guest.dropped) {
            board.emit(new TelephonyEffect.HangUp(guest.id)); // the hang-up met a call that was not there yet
        } else if (guest.atOnce && !guest.takenUp) {
            leave(guest);
        }
    }

    /** Over, or never made: the person goes back to the agent, unless they were left with the guest. */
    private void end(Guest guest, Outcome outcome) {
        byId.remove(guest.id);
        board.stir();
        calls.noteEnded(guest.id);
        if (guest.call instanceof Call.Intended intended) {
            guest.call = intended.voided(board.now());
        }
        board.emit(new StorageEffect.OfGuest.CloseGuest(guest.id, outcome, guest.call.times()));
        calls.find(guest.talk).ifPresent(talk -> talk.passing = false);
        if (!guest.dropped && !guest.passedOn) {
            GuestState state = outcome == Outcome.VOID ? GuestState.REFUSED : GuestState.GONE;
            giveBack(guest.host, guest.talk);
            team.guest(guest.host, Optional.of(guest.view(state, Optional.of(outcome))));
        }
    }

    /** The person no longer waits with music for somebody called in. */
    void giveBack(AgentId host, AttemptId talk) {
        if (calls.talk(host, talk).isPresent() && team.hold(host, false)) {
            board.emit(new TelephonyEffect.Connect(talk, host));
        }
    }

    /** The agent leaves the person with the guest, now or as soon as they are there. */
    void passOn(Guest guest) {
        if (guest.isHere()) {
            leave(guest);
        } else {
            guest.atOnce = true;
            show(guest);
        }
    }

    private void leave(Guest guest) {
        calls.find(guest.talk).ifPresent(talk -> {
            guest.passing = true;
            talk.passing = true;
            show(guest);
            board.emit(new PassOn(guest.talk, guest.id, guest.host));
        });
    }

    /** The exchange says that the person of this talk hears a guest instead of the agent. */
    void passedOn(AttemptId talk) {
        of(talk).filter(guest -> !guest.passedOn).ifPresent(guest -> {
            guest.passing = false;
            guest.passedOn = true;
            board.emit(new StorageEffect.OfGuest.ReachGuest(guest.id, true, board.now()));
            team.guest(guest.host, Optional.empty());
        });
    }

    /** It did not come about: the guest was gone in that very moment. */
    void notPassedOn(AttemptId talk) {
        of(talk).ifPresent(guest -> {
            guest.passedOn = false;
            guest.passing = false;
        });
    }

    /** Sends the guest away; the person is the agent's again. */
    void drop(Guest guest) {
        guest.dropped = true;
        if (!(guest.call instanceof Call.Intended)) {
            board.emit(new TelephonyEffect.HangUp(guest.id));
        }
        team.guest(guest.host, Optional.empty());
        giveBack(guest.host, guest.talk);
    }

    /** The person of the talk is gone: nobody is left alone for them. */
    void talkEnded(AttemptId talk) {
        of(talk).ifPresent(this::drop);
    }

    /** The agent's leg is gone: three in talk go on as two, and anybody else is sent away. Whether two go on. */
    boolean hostGone(AttemptId talk, boolean together) {
        Optional<Guest> guest = of(talk);
        if (together && guest.filter(Guest::isHere).isPresent()) {
            leave(guest.get());
            return true;
        }
        guest.ifPresent(this::drop);
        return false;
    }

    // After a restart

    void takeUp(OpenGuest open) {
        if (!byId.containsKey(open.guest()) && !calls.hasEnded(open.guest())) {
            byId.put(open.guest(), Guest.takenUp(open));
            if (open.passedOn()) {
                calls.find(open.talk()).ifPresent(talk -> talk.passedOn = true);
            }
        }
    }

    /** Compares with what lives, after the talks have been. */
    void surveyed(FloorInput.Surveyed seen) {
        for (Guest guest : new ArrayList<>(byId.values())) {
            Recovery.truth(guest.id, guest.call, guest.notAfter, seen).ifPresent(event -> {
                Call before = guest.call;
                become(guest, next(guest, event));
                board.drift += guest.call.equals(before) ? 0 : 1;
            });
            if (guest.takenUp && byId.containsKey(guest.id)) {
                settle(guest);
            }
        }
    }

    /** Who talks with the person stays with them; for anybody else the agent's wish is not known any more. */
    private void settle(Guest guest) {
        guest.takenUp = false;
        Optional<LiveCall> talk = calls.find(guest.talk);
        guest.passedOn |= talk.filter(one -> one.passedOn).isPresent();
        boolean inTalk =
                talk.filter(one -> one.call() instanceof Call.Connected).isPresent();
        if (!inTalk || !(guest.isHere() || guest.passedOn)) {
            drop(guest);
        } else {
            show(guest);
        }
    }

    void letGo() {
        byId.clear();
        begins.clear();
    }
}
