package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** An order to the telephony; it carries the words of {@code outdial.app.telephony.Telephony}. */
public sealed interface TelephonyEffect extends Effect {
    /** Dials; the attempt is committed. Told once for each attempt, and never again. */
    record Originate(AttemptId attempt, DialPermit permit, Instant notAfter, Duration ringFor, boolean detectMachine)
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

    /** Asks what lives on the exchange. */
    record Survey() implements TelephonyEffect {
        @Override
        public Lane lane() {
            return new Lane.OfFloor();
        }
    }
}
