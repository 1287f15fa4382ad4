package outdial.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.call.Outcome;

/**
 * How many attempts were alike.
 *
 * @param from start of the quarter of an hour or hour in which they started; the start of the question's period when
 *     it was not asked by hour
 * @param agent who talked, or null
 * @param outcome how they ended, or null while they are in progress
 * @param disposition code recorded by the agent, or null
 * @param ringMs from the first ring to the answer or the end, all together
 * @param talkMs from being connected to the end, all together
 */
record Tally(
        Instant from,
        @Nullable AgentId agent,
        @Nullable Outcome outcome,
        @Nullable String disposition,
        long attempts,
        long ringMs,
        long talkMs) {}
