package outdial.app.floor;

import java.time.Instant;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;

/**
 * An attempt that the store holds as unfinished: not ended, or ended and its disposition owed.
 *
 * @param entry as the hopper gave it: its facts know the attempts before this one, not this one
 * @param at when it was decided
 * @param answered when it was answered, as far as is stored
 * @param outcome present when its stage is {@link Stage#ENDED}
 */
public record OpenAttempt(
        AttemptId attempt,
        HopperEntry entry,
        Stage stage,
        Instant at,
        Instant notAfter,
        Optional<Instant> answered,
        Optional<AgentId> agent,
        Optional<Outcome> outcome) {}
