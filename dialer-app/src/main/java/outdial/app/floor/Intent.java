package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/**
 * The decision to dial, to be committed before anything rings.
 *
 * @param agent who is bound to it beforehand, by preview or by a promised callback
 * @param at when it was decided
 * @param notAfter no ring after this instant, however late the commit
 */
public record Intent(
        AttemptId attempt,
        HopperEntry entry,
        DialPermit permit,
        Optional<AgentId> agent,
        Instant at,
        Instant notAfter) {
    /** From the decision to {@link #notAfter}. */
    public static final Duration LIFE = Duration.ofSeconds(3);
}
