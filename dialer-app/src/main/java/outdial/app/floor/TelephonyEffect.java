package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** An order to the telephony; it carries the words of {@code outdial.app.telephony.Telephony}. */
public sealed interface TelephonyEffect extends Effect {
    /** Dials; the attempt is committed. Told once for each attempt, and never again. */
    record Originate(
            AttemptId attempt,
            DialPermit permit,
            Instant notAfter,
            Duration ringFor,
            boolean detectMachine,
            boolean sampled)
            implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** Brings the waiting person to the agent. */
    record Connect(AttemptId attempt, AgentId agent) implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** Lets the person wait with music. */
    record Hold(AttemptId attempt) implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** Records the call from now on, or pauses that. */
    record KeepRecording(AttemptId attempt, boolean on) implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** Ends the called side. */
    record HangUp(AttemptId attempt) implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAttempt(attempt);
        }
    }

    /** Calls the agent's phone, to stay up for the shift. */
    record CallAgent(AgentId agent) implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAgent(agent);
        }
    }

    /** Ends the agent's leg. */
    record HangUpAgent(AgentId agent) implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfAgent(agent);
        }
    }

    /** What is done with somebody called in to a talk. */
    sealed interface OfGuest extends TelephonyEffect {
        /** Dials a guest's number, for the room of the agent who called them in; the call is committed. Told once. */
        record CallGuest(AttemptId guest, AgentId host, DialPermit permit, Instant notAfter, Duration ringFor)
                implements OfGuest {
            @Override
            public Lane lane() {
                return new Lane.OfAttempt(guest);
            }
        }

        /** Joins the person and the guest, and leaves the agent out. */
        record PassOn(AttemptId person, AttemptId guest, AgentId by) implements OfGuest {
            @Override
            public Lane lane() {
                return new Lane.OfAttempt(person);
            }
        }

        /** Brings a colleague's leg to the agent's room. */
        record Visit(AgentId colleague, AgentId host) implements OfGuest {
            @Override
            public Lane lane() {
                return new Lane.OfAgent(colleague);
            }
        }

        /** Brings a visiting colleague's leg back to their own room; the ear is told when it is there. */
        record GoHome(AgentId colleague) implements OfGuest {
            @Override
            public Lane lane() {
                return new Lane.OfAgent(colleague);
            }
        }
    }

    /** Asks what lives on the exchange. */
    record Survey() implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfFloor();
        }
    }
}
