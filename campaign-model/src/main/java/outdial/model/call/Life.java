package outdial.model.call;

import java.time.Duration;
import java.time.Instant;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** What a call carries through all its states, and the steps that lead from one to the next. */
public record Life(AttemptId attempt, CallTimes times) {
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

    Call abandoned(Instant at) {
        return new Call.Leaving(with(times.abandonedAt(at)), Outcome.ABANDONED);
    }

    Call leaving(Outcome outcome) {
        return new Call.Leaving(this, outcome);
    }

    Call over(Outcome outcome, Instant at) {
        return new Call.Ended(with(times.endedAt(at)), outcome);
    }

    private Life with(CallTimes later) {
        return new Life(attempt, later);
    }
}
