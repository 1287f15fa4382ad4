package outdial.model.call;

import java.time.Duration;
import java.time.Instant;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/**
 * What a call carries through all its states, and the steps that lead from one to the next.
 *
 * @param sampled whether the detector took who is there for a machine and nobody has said otherwise: an agent is to hear
 *     it. However such a call ends, the detector's word stands
 */
public record Life(AttemptId attempt, CallTimes times, boolean sampled) {
    /** How long a person waits with music when their agent was lost. */
    public static final Duration HOLD = Duration.ofSeconds(20);

    Call sent(boolean detects, Instant at) {
        return new Call.Sent(with(times.sentAt(at)), detects);
    }

    Call rings(boolean detects, Instant at) {
        return new Call.Ringing(with(times.ringingAt(at)), detects);
    }

    Call answered(boolean detects, Instant at) {
        return detects ? new Call.Listening(with(times.answeredAt(at))) : waits(at);
    }

    Call waits(Instant at) {
        return new Call.Waiting(with(times.personAt(at)));
    }

    Call joined(AgentId agent, Instant at) {
        return new Call.Connected(with(times.connectedAt(at)), agent);
    }

    Call held(Instant at) {
        return new Call.Held(with(times.connectedAt(at)), at.plus(HOLD));
    }

    /** A machine picked up: nobody waits, and no agent will come. */
    Call machine(Instant at) {
        return new Call.Leaving(with(times.answered() == null ? times.answeredAt(at) : times), Outcome.MACHINE);
    }

    /** A machine as the detector hears it; an agent is to hear whether it is right. */
    Call sampled(Instant at) {
        return new Call.Waiting(new Life(attempt, times.personAt(at), true));
    }

    /** A person, as an agent has heard. */
    Life certain() {
        return new Life(attempt, times, false);
    }

    Call abandoned(Instant at) {
        return new Call.Leaving(with(times.abandonedAt(at)), Outcome.ABANDONED);
    }

    Call leaving(Outcome outcome) {
        return new Call.Leaving(this, known(outcome));
    }

    Call over(Outcome outcome, Instant at) {
        return new Call.Ended(with(times.endedAt(at)), known(outcome));
    }

    private Outcome known(Outcome outcome) {
        return sampled ? Outcome.MACHINE : outcome;
    }

    private Life with(CallTimes later) {
        return new Life(attempt, later, sampled);
    }
}
