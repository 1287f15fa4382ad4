package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Lengths within an attempt, in milliseconds; said once, so that roll-ups and rows add up to the same. */
public final class AttemptTimes {
    /** From the first ring to the answer or, without one, to the end; null if it never rang or is not over. */
    public static final Field<Long> RING_MS =
            between(ATTEMPT.RANG_AT, DSL.coalesce(ATTEMPT.ANSWERED_AT, ATTEMPT.ENDED_AT));

    /** From agent and person being connected to the end; null if they never were or still are. */
    public static final Field<Long> TALK_MS = between(ATTEMPT.CONNECTED_AT, ATTEMPT.ENDED_AT);

    private AttemptTimes() {}

    private static Field<Long> between(Field<Instant> from, Field<Instant> to) {
        return DSL.field("(timestampdiff(microsecond, {0}, {1}) div 1000)", Long.class, from, to);
    }
}
