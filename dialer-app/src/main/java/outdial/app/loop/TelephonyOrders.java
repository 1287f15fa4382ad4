package outdial.app.loop;

import java.util.Optional;
import java.util.function.Function;
import outdial.app.floor.FloorInput;
import outdial.app.floor.TelephonyEffect;
import outdial.app.floor.TelephonyEffect.CallAgent;
import outdial.app.floor.TelephonyEffect.Connect;
import outdial.app.floor.TelephonyEffect.HangUp;
import outdial.app.floor.TelephonyEffect.HangUpAgent;
import outdial.app.floor.TelephonyEffect.Hold;
import outdial.app.floor.TelephonyEffect.OfGuest.CallGuest;
import outdial.app.floor.TelephonyEffect.OfGuest.GoHome;
import outdial.app.floor.TelephonyEffect.OfGuest.PassOn;
import outdial.app.floor.TelephonyEffect.OfGuest.Visit;
import outdial.app.floor.TelephonyEffect.Originate;
import outdial.app.floor.TelephonyEffect.Survey;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Telephony;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** Carries the floor's telephony effects to the exchange. */
final class TelephonyOrders {
    private final Telephony telephony;
    private final Function<AgentId, Optional<AgentPhone>> phones;

    /** @param phones where each agent's phone is now, if it is anywhere */
    TelephonyOrders(Telephony telephony, Function<AgentId, Optional<AgentPhone>> phones) {
        this.telephony = telephony;
        this.phones = phones;
    }

    /** Puts it on its way, and returns what the floor is to be told if it could not. */
    Optional<FloorInput> carryOut(TelephonyEffect effect) {
        switch (effect) {
            case Originate(var attempt, var permit, var notAfter, var ringFor, var detectMachine, var sampled) -> {
                var dial = new Telephony.Dial(attempt, permit, notAfter, ringFor, detectMachine);
                telephony.originate(sampled ? dial.inSample() : dial);
            }
            case Connect(var attempt, var agent) -> telephony.connect(attempt, agent);
            case Hold(var attempt) -> telephony.hold(attempt);
            case HangUp(var attempt) -> telephony.hangUp(attempt);
            case TelephonyEffect.KeepRecording(var attempt, var on) -> record(attempt, on);
            case CallAgent(var agent) -> {
                return callAgent(agent);
            }
            case HangUpAgent(var agent) -> telephony.hangUpAgent(agent);
            case TelephonyEffect.OfGuest order -> ofGuest(order);
            case Survey() -> telephony.survey();
        }
        return Optional.empty();
    }

    private void record(AttemptId attempt, boolean on) {
        if (on) {
            telephony.resumeRecording(attempt);
        } else {
            telephony.pauseRecording(attempt);
        }
    }

    private void ofGuest(TelephonyEffect.OfGuest effect) {
        switch (effect) {
            case CallGuest(var guest, var host, var permit, var notAfter, var ringFor) ->
                telephony.originate(Telephony.Dial.toGuest(guest, permit, notAfter, ringFor, host));
            case PassOn(var person, var guest, var by) -> telephony.passOn(person, guest, by);
            case Visit(var colleague, var host) -> telephony.visit(colleague, host);
            case GoHome(var colleague) -> telephony.goHome(colleague);
        }
    }

    private Optional<FloorInput> callAgent(AgentId agent) {
        Optional<AgentPhone> phone = phones.apply(agent);
        phone.ifPresent(at -> telephony.callAgent(agent, at));
        return phone.isPresent() ? Optional.empty() : Optional.of(new FloorInput.AgentGone(agent, "no phone is there"));
    }
}
