package outdial.app.floor;

import java.time.Instant;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/**
 * The decision to call a third party in to a talk, to be committed before anything rings.
 *
 * @param guest the id of this call, of the same kind as attempts have
 * @param talk the attempt whose person is waiting
 * @param name of the third party, for screens; may be empty
 * @param at when it was decided
 * @param notAfter no ring after this instant
 */
public record GuestIntent(
        AttemptId guest,
        AttemptId talk,
        AgentId host,
        DialPermit permit,
        String name,
        boolean atOnce,
        Instant at,
        Instant notAfter) {}
