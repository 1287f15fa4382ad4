package outdial.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.call.Outcome;

/**
 * How many attempts of a campaign were alike. A part that was not asked for is 0 or empty.
 *
 * @param from start of the month, day, hour or quarter of an hour in which they began
 * @param agent 0 for nobody
 * @param outcome null while they are in progress
 */
record Count(
        Span span,
        Instant from,
        long list,
        long agent,
        @Nullable Outcome outcome,
        String disposition,
        long n,
        long ringMs,
        long talkMs) {
    Tally tally() {
        return new Tally(
                from,
                agent == 0 ? null : new AgentId(agent),
                outcome,
                disposition.isEmpty() ? null : disposition,
                n,
                ringMs,
                talkMs);
    }
}
