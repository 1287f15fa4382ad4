package outdial.app.floor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorView.GuestState;
import outdial.app.floor.FloorView.GuestView;
import outdial.app.floor.TelephonyEffect.OfGuest.GoHome;
import outdial.app.floor.TelephonyEffect.OfGuest.Visit;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.Call;

/**
 * Colleagues called in to talks: their leg is brought to the agent's room, and back to their own before they are given
 * anybody. A colleague with whom the person is left gets them in a room of their own.
 */
final class Visits {
    private final Board board;
    private final Team team;
    private final Calls calls;
    private final Guests guests;
    private final Map<AgentId, Stay> byColleague = new LinkedHashMap<>();

    /** One colleague's; {@code then} is set when they have been told to go home. */
    private static final class Stay {
        final AgentId host;
        final AttemptId talk;

        @Nullable
        Then then;

        Stay(AgentId host, AttemptId talk) {
            this.host = host;
            this.talk = talk;
        }
    }

    /** What follows when they are home. */
    private enum Then {
        FREE,
        GETS_THE_PERSON
    }

    Visits(Board board, Team team, Calls calls, Guests guests) {
        this.board = board;
        this.team = team;
        this.calls = calls;
        this.guests = guests;
    }

    /** The colleague called in to the talk and still in its room. */
    Optional<AgentId> of(AttemptId talk) {
        return byColleague.entrySet().stream()
                .filter(each -> each.getValue().talk.equals(talk) && each.getValue().then == null)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    void askIn(AgentId agent, AttemptId attempt, AgentId colleague) {
        boolean can = calls.talk(agent, attempt).isPresent()
                && guests.of(attempt).isEmpty()
                && of(attempt).isEmpty()
                && team.isReady(colleague)
                && team.hasLeg(colleague);
        if (!can) {
            board.stray();
            return;
        }
        if (team.hold(agent, true)) {
            board.emit(new TelephonyEffect.Hold(attempt));
        }
        byColleague.put(colleague, new Stay(agent, attempt));
        team.change(colleague, seat -> seat.reserved(attempt, board.now()));
        team.visits(colleague, Optional.of(agent));
        board.emit(new Visit(colleague, agent));
        team.guest(agent, Optional.of(view(colleague, GuestState.HERE)));
    }

    private static GuestView view(AgentId colleague, GuestState state) {
        return new GuestView("", Optional.empty(), Optional.of(colleague), state, false, Optional.empty());
    }

    /** The agent leaves the person with the colleague, who goes to their own room first. */
    void passOn(AgentId colleague) {
        Stay stay = stay(colleague);
        if (stay == null) {
            return;
        }
        stay.then = Then.GETS_THE_PERSON;
        calls.find(stay.talk).ifPresent(talk -> talk.passing = true);
        board.emit(new TelephonyEffect.Hold(stay.talk));
        board.emit(new GoHome(colleague));
        team.guest(stay.host, Optional.of(view(colleague, GuestState.PASSING)));
    }

    /** The colleague leaves; the person is the agent's again. */
    void drop(AgentId colleague) {
        Stay stay = stay(colleague);
        if (stay == null) {
            return;
        }
        stay.then = Then.FREE;
        board.emit(new GoHome(colleague));
        team.guest(stay.host, Optional.empty());
        guests.giveBack(stay.host, stay.talk);
    }

    private @Nullable Stay stay(AgentId colleague) {
        Stay stay = byColleague.get(colleague);
        return stay == null || stay.then != null ? null : stay;
    }

    void talkEnded(AttemptId talk) {
        of(talk).ifPresent(this::drop);
    }

    /** The agent's leg is gone: three in talk go on as two, and a colleague who waits alone goes. Whether two go on. */
    boolean hostGone(AttemptId talk, boolean together) {
        Optional<AgentId> colleague = of(talk);
        colleague.ifPresent(together ? this::passOn : this::drop);
        return together && colleague.isPresent();
    }

    /** A leg is in its own room; whether it had been visiting. */
    boolean home(AgentId colleague) {
        Stay stay = byColleague.get(colleague);
        if (stay == null) {
            return false;
        }
        if (stay.then == null) {
            return true; // told again of the leg that is visiting
        }
        byColleague.remove(colleague);
        team.visits(colleague, Optional.empty());
        Optional<LiveCall> talk = calls.find(stay.talk).filter(one -> isInTalk(one.call()));
        talk.ifPresent(one -> one.passing = false);
        if (stay.then == Then.GETS_THE_PERSON && talk.isPresent()) {
            calls.connect(talk.get(), colleague);
        } else {
            team.freeFrom(stay.talk, colleague);
        }
        return true;
    }

    private static boolean isInTalk(Call call) {
        return call instanceof Call.Connected || call instanceof Call.Held;
    }

    /** A leg is gone; whether it had been visiting. The person, whom the colleague did not have yet, is the agent's. */
    boolean gone(AgentId colleague) {
        Stay stay = byColleague.remove(colleague);
        if (stay == null) {
            return false;
        }
        team.visits(colleague, Optional.empty());
        team.freeFrom(stay.talk, colleague);
        calls.find(stay.talk).ifPresent(talk -> talk.passing = false);
        if (stay.then == Then.GETS_THE_PERSON && !team.hasLeg(stay.host)) {
            calls.find(stay.talk).ifPresent(calls::waits);
        } else if (stay.then != Then.FREE) {
            takeBack(stay);
            team.guest(stay.host, Optional.of(view(colleague, GuestState.GONE)));
        }
        return true;
    }

    /** They hear music, whether or not they did before the colleague was told to go home. */
    private void takeBack(Stay stay) {
        if (calls.talk(stay.host, stay.talk).isPresent()) {
            team.hold(stay.host, false);
            board.emit(new TelephonyEffect.Connect(stay.talk, stay.host));
        }
    }

    void letGo() {
        byColleague.clear();
    }
}
