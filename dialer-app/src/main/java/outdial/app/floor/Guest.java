package outdial.app.floor;

import java.time.Instant;
import java.util.Optional;
import outdial.app.floor.FloorView.GuestState;
import outdial.app.floor.FloorView.GuestView;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.PhoneNumber;
import outdial.model.call.Call;
import outdial.model.call.Outcome;

/** A third party at a number of their own, called in to a talk. Their call has the states of any other. */
final class Guest {
    final AttemptId id;
    final AttemptId talk;
    final AgentId host;
    final PhoneNumber number;
    final String name;
    final Instant notAfter;

    Call call;
    /** Whether the person is left with them as soon as they are there. */
    boolean atOnce;
    /** Sent away, by the agent or because the talk is over: nothing is said of their end. */
    boolean dropped;
    /** Taken up after a restart, and not yet compared with what lives. */
    boolean takenUp;
    /** The order to leave the person with them is on its way. */
    boolean passing;

    boolean passedOn;

    Guest(GuestIntent intent) {
        this(
                intent.guest(),
                intent.talk(),
                intent.host(),
                intent.permit().number(),
                intent.name(),
                intent.notAfter(),
                Call.intended(intent.guest(), false, intent.at()));
        atOnce = intent.atOnce();
    }

    private Guest(
            AttemptId id, AttemptId talk, AgentId host, PhoneNumber number, String name, Instant notAfter, Call call) {
        this.id = id;
        this.talk = talk;
        this.host = host;
        this.number = number;
        this.name = name;
        this.notAfter = notAfter;
        this.call = call;
    }

    /** As the store last knew them; the next survey tells the rest. */
    static Guest takenUp(OpenGuest open) {
        Call call = Call.takenUp(
                open.guest(), false, open.at(), open.here(), open.here().map(_ -> open.host()));
        var guest =
                new Guest(open.guest(), open.talk(), open.host(), open.number(), open.name(), open.notAfter(), call);
        guest.takenUp = true;
        guest.passedOn = open.passedOn();
        return guest;
    }

    /** Whether they are in the agent's room, as far as is known. */
    boolean isHere() {
        return call instanceof Call.Connected;
    }

    GuestView view() {
        GuestState state = passing
                ? GuestState.PASSING
                : switch (call) {
                    case Call.Connected _ -> GuestState.HERE;
                    case Call.Ringing _, Call.Listening _, Call.Waiting _ -> GuestState.RINGING;
                    case Call.Intended _, Call.Sent _ -> GuestState.CALLED;
                    case Call.Held _, Call.Leaving _, Call.Ended _ -> GuestState.GONE;
                };
        return view(state, Optional.empty());
    }

    GuestView view(GuestState state, Optional<Outcome> ended) {
        return new GuestView(name, Optional.of(number), Optional.empty(), state, atOnce, ended);
    }
}
