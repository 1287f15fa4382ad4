package outdial.app.telephony.asterisk;

import outdial.app.telephony.Telephony.OptOut;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;

/** An event of the exchange, in our words. */
sealed interface Heard {
    record OfCall(AttemptId attempt, CallEvent event) implements Heard {}

    /** The one send of this attempt made no call that was answered; its ending is told apart, if there was a call. */
    record NotPlaced(AttemptId attempt) implements Heard {}

    record AgentHere(AgentLeg leg) implements Heard {}

    /** {@code why} is for people. */
    record AgentGone(AgentLeg leg, String why) implements Heard {}

    /** The agent's phone is no longer registered. */
    record PhoneGone(String endpoint) implements Heard {}

    record OptedOut(OptOut optOut) implements Heard {}

    /** Somebody in the agent's room; only for the person's own call. */
    static Heard connected(AttemptId attempt, AgentId agent) {
        return new OfCall(attempt, new CallEvent.Connected(agent));
    }
}
