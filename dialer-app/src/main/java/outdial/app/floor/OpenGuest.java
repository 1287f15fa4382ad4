package outdial.app.floor;

import java.time.Instant;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.PhoneNumber;

/**
 * The call of a third party that the store holds as unfinished.
 *
 * @param talk the attempt it was made for
 * @param at when it was decided
 * @param here when they came to the agent's room, as far as is stored
 * @param passedOn whether the person was left with them
 */
public record OpenGuest(
        AttemptId guest,
        AttemptId talk,
        AgentId host,
        PhoneNumber number,
        String name,
        Instant at,
        Instant notAfter,
        Optional<Instant> here,
        boolean passedOn) {}
