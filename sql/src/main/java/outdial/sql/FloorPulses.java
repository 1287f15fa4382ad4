package outdial.sql;

import static outdial.sql.gen.Tables.FLOOR_PULSE;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.FloorId;

/**
 * How long the transactions of floors that dial take: table {@code floor_pulse}, told and read by the database's clock, so
 * that programs on several machines mean the same.
 */
public final class FloorPulses {
    private static final Field<Instant> NOW = DSL.field("UTC_TIMESTAMP(3)", FLOOR_PULSE.TOLD_AT.getDataType());

    private final DSLContext dsl;

    public FloorPulses(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Tells a floor's newest; {@code p95} is of its last {@code commits} transactions. */
    public void tell(FloorId floor, int commits, Duration p95) {
        int ms = Math.toIntExact(Math.min(Integer.MAX_VALUE, p95.toMillis()));
        dsl.insertInto(FLOOR_PULSE)
                .set(FLOOR_PULSE.FLOOR_ID, floor.value())
                .set(FLOOR_PULSE.COMMITS, commits)
                .set(FLOOR_PULSE.COMMIT_P95_MS, ms)
                .set(FLOOR_PULSE.TOLD_AT, NOW)
                .onDuplicateKeyUpdate()
                .set(FLOOR_PULSE.COMMITS, commits)
                .set(FLOOR_PULSE.COMMIT_P95_MS, ms)
                .set(FLOOR_PULSE.TOLD_AT, NOW)
                .execute();
    }

    /** The slowest floor's 95th percentile among those told within {@code fresh}; zero if nobody dials. */
    public Duration slowest(Duration fresh) {
        Integer slowest = dsl.select(DSL.max(FLOOR_PULSE.COMMIT_P95_MS))
                .from(FLOOR_PULSE)
                .where(FLOOR_PULSE.TOLD_AT.gt(ago(fresh)))
                .fetchSingle()
                .value1();
        return slowest == null ? Duration.ZERO : Duration.ofMillis(slowest);
    }

    private static Field<Instant> ago(Duration fresh) {
        return DSL.field(
                "UTC_TIMESTAMP(3) - INTERVAL {0} SECOND",
                FLOOR_PULSE.TOLD_AT.getDataType(), DSL.inline(Math.toIntExact(fresh.toSeconds())));
    }
}
