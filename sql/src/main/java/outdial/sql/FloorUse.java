package outdial.sql;

import static outdial.sql.gen.Tables.FLOOR_LIMIT;

import org.jooq.DSLContext;
import outdial.model.FloorId;
import outdial.model.pacing.pool.FloorLimits;

/** What floors may use as a whole: table {@code floor_limit}. Takes part in the caller's transaction. */
public final class FloorUse {
    private final DSLContext dsl;

    public FloorUse(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** A floor's limits; {@link FloorLimits#WIDE} as long as nobody has set any. */
    public FloorLimits of(FloorId floor) {
        return dsl.selectFrom(FLOOR_LIMIT)
                .where(FLOOR_LIMIT.FLOOR_ID.eq(floor.value()))
                .fetchOptional(row -> new FloorLimits(row.getMaxCalls(), row.getCallsPerSecond(), row.getKeptFree()))
                .orElse(FloorLimits.WIDE);
    }

    /** Its floor goes by them within a second. */
    public void set(FloorId floor, FloorLimits limits) {
        dsl.insertInto(FLOOR_LIMIT)
                .set(FLOOR_LIMIT.FLOOR_ID, floor.value())
                .set(FLOOR_LIMIT.MAX_CALLS, limits.calls())
                .set(FLOOR_LIMIT.CALLS_PER_SECOND, limits.callsPerSecond())
                .set(FLOOR_LIMIT.KEPT_FREE, limits.keptFree())
                .onDuplicateKeyUpdate()
                .set(FLOOR_LIMIT.MAX_CALLS, limits.calls())
                .set(FLOOR_LIMIT.CALLS_PER_SECOND, limits.callsPerSecond())
                .set(FLOOR_LIMIT.KEPT_FREE, limits.keptFree())
                .execute();
    }
}
