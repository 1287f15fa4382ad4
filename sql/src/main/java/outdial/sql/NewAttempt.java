package outdial.sql;

import java.time.Instant;
import java.util.Optional;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/**
 * The decision to dial, about to be written.
 *
 * @param agent who is bound to it beforehand
 * @param at when it was decided
 * @param notAfter no ring after this instant
 */
public record NewAttempt(AttemptId id, DialPermit permit, Optional<AgentId> agent, Instant at, Instant notAfter) {}
