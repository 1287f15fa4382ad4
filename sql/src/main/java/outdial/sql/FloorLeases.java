package outdial.sql;

import static outdial.sql.gen.Tables.FLOOR_LEASE;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import outdial.model.Fence;
import outdial.model.FloorId;

/**
 * Table {@code floor_lease}: who leads a floor. Only the database's clock counts. Works on a connection of its own, so
 * that no busy pool delays a renewal; for one thread.
 *
 * <p>The holder renews every 1.5 s, and stops by its own monotonic clock 3.5 s after the start of its last renewal that
 * succeeded, which is before {@link #LIFE} is over for everybody else.
 */
public final class FloorLeases implements AutoCloseable {
    /** How long a lease lasts after it was taken or renewed. */
    public static final Duration LIFE = Duration.ofSeconds(5);

    /** A database that is slower than this can't prove that we lead. */
    private static final int ANSWER_MS = 3_000;

    private static final Field<Instant> NOW = DSL.field("UTC_TIMESTAMP(3)", FLOOR_LEASE.UNTIL_AT.getDataType());
    private static final Field<Instant> LIFE_FROM_NOW = DSL.field(
            "UTC_TIMESTAMP(3) + INTERVAL {0} SECOND",
            FLOOR_LEASE.UNTIL_AT.getDataType(), DSL.inline(LIFE.toSeconds(), SQLDataType.BIGINT));

    private final DataSource database;
    private @Nullable Connection connection;

    public FloorLeases(DataSource database) {
        this.database = database;
    }

    /** The lead of a floor, as {@code node} holds it. */
    public record Lease(FloorId floor, String node, Fence fence) {}

    /**
     * Takes the lead unless someone has it.
     *
     * @param node a name that no other running node has
     */
    public Optional<Lease> take(FloorId floor, String node) {
        return run(dsl -> {
            addMissing(dsl, floor);
            int taken = dsl.update(FLOOR_LEASE)
                    .set(FLOOR_LEASE.NODE, node)
                    .set(FLOOR_LEASE.FENCE, FLOOR_LEASE.FENCE.plus(1))
                    .set(FLOOR_LEASE.UNTIL_AT, LIFE_FROM_NOW)
                    .where(FLOOR_LEASE.ID.eq(floor.value()))
                    .and(FLOOR_LEASE.UNTIL_AT.lt(NOW))
                    .execute();
            if (taken == 0) {
                return Optional.<Lease>empty();
            }
            // Nobody else can have taken it between these two statements: it has just begun.
            int fence = dsl.select(FLOOR_LEASE.FENCE)
                    .from(FLOOR_LEASE)
                    .where(FLOOR_LEASE.ID.eq(floor.value()))
                    .and(FLOOR_LEASE.NODE.eq(node))
                    .fetchSingle(FLOOR_LEASE.FENCE);
            return Optional.of(new Lease(floor, node, new Fence(fence)));
        });
    }

    /** Whether the lease is still ours and now lasts {@link #LIFE} from here. A lease that ran out is not renewed. */
    public boolean renew(Lease lease) {
        Condition isOurs = isHeld(lease).and(FLOOR_LEASE.UNTIL_AT.ge(NOW));
        // Within one millisecond of the last renewal there is nothing to change, and a row that stays counts as none.
        return run(dsl -> dsl.update(FLOOR_LEASE)
                                .set(FLOOR_LEASE.UNTIL_AT, LIFE_FROM_NOW)
                                .where(isOurs)
                                .execute()
                        == 1
                || dsl.fetchExists(FLOOR_LEASE, isOurs));
    }

    /** Lets the next node take the lead at once. */
    public void release(Lease lease) {
        run(dsl -> dsl.update(FLOOR_LEASE)
                .set(FLOOR_LEASE.UNTIL_AT, Instant.EPOCH)
                .where(isHeld(lease))
                .execute());
    }

    /** Gives the connection back; a lease that is held runs out. */
    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new DataAccessException("The connection of the floor's lease could not be closed", e);
            } finally {
                connection = null;
            }
        }
    }

    private static Condition isHeld(Lease lease) {
        return FLOOR_LEASE
                .ID
                .eq(lease.floor().value())
                .and(FLOOR_LEASE.NODE.eq(lease.node()))
                .and(FLOOR_LEASE.FENCE.eq(lease.fence().value()));
    }

    private static void addMissing(DSLContext dsl, FloorId floor) {
        if (!dsl.fetchExists(FLOOR_LEASE, FLOOR_LEASE.ID.eq(floor.value()))) {
            dsl.insertInto(FLOOR_LEASE)
                    .set(FLOOR_LEASE.ID, floor.value())
                    .set(FLOOR_LEASE.NODE, "")
                    .set(FLOOR_LEASE.FENCE, 0)
                    .set(FLOOR_LEASE.UNTIL_AT, Instant.EPOCH)
                    .onDuplicateKeyIgnore()
                    .execute();
        }
    }

    /** A connection that has failed once is not trusted again. */
    private <T> T run(Function<DSLContext, T> work) {
        try {
            if (connection == null) {
                connection = database.getConnection();
                connection.setNetworkTimeout(Runnable::run, ANSWER_MS);
            }
            return work.apply(DSL.using(Jooq.configuration().set(connection)));
        } catch (SQLException e) {
            throw new DataAccessException("The database can't be reached to ask who leads", e);
        } catch (DataAccessException e) {
            close();
            throw e;
        }
    }
}
