package outdial.model.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an attempt reached each of its stages; null for a stage it never reached, or that nobody heard of.
 *
 * @param intent when it was decided
 * @param person when a person was known to be there: the start of the abandon clock
 * @param ended when the called side's channel was gone
 */
public record CallTimes(
        Instant intent,
        @Nullable Instant sent,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant person,
        @Nullable Instant connected,
        @Nullable Instant ended) {}
