package outdial.model.disposition;

import java.time.Instant;
import java.util.Optional;
import outdial.model.AgentId;

/**
 * A promise to call again.
 *
 * @param due when
 * @param agent who must call; empty for anyone of the team
 */
public record CallbackRequest(Instant due, Optional<AgentId> agent) {}
