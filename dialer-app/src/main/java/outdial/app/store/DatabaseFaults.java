package outdial.app.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import outdial.app.loop.CommitUnknown;
import outdial.app.loop.StoreDown;

/** What a failed statement means for the one who ordered it. */
final class DatabaseFaults {
    /**
     * MySQL's own numbers: lock wait timeout, deadlock, server shutting down, read only; and of a full disk: disk full,
     * table full, error on write, error of the storage engine.
     */
    private static final Set<Integer> ROLLED_BACK = Set.of(1205, 1213, 1053, 1290, 1836, 1021, 1114, 1026, 1030);

    private DatabaseFaults() {}

    /** Work that may be done again as a whole. */
    @FunctionalInterface
    interface Work<T> {
        T done();
    }

    /** Does repeatable work; a database that is away is {@link StoreDown}, all else is broken. */
    static <T> T repeatable(Work<T> work) throws StoreDown {
        try {
            return work.done();
        } catch (DataAccessException failure) {
            throw down(failure).orElseThrow(() -> failure);
        }
    }

    /** Does work that must never be repeated: when the connection broke in the midst of it, nobody knows. */
    static <T> T once(Work<T> work) throws StoreDown, CommitUnknown {
        try {
            return work.done();
        } catch (DataAccessException failure) {
            if (isLink(failure) && !isBeforeAll(failure)) {
                throw new CommitUnknown("The connection broke before the commit was answered", failure);
            }
            throw down(failure).orElseThrow(() -> failure);
        }
    }

    private static Optional<StoreDown> down(DataAccessException failure) {
        boolean away = isLink(failure)
                || sql(failure)
                        .filter(sql -> ROLLED_BACK.contains(sql.getErrorCode()))
                        .isPresent();
        return away
                ? Optional.of(new StoreDown("The database did not do it: " + failure.getMessage(), failure))
                : Optional.empty();
    }

    /** Whether it was the connection that failed: class 08 of the SQL standard, or none could be had. */
    private static boolean isLink(DataAccessException failure) {
        return sql(failure)
                .filter(sql -> sql instanceof SQLTransientConnectionException
                        || (sql.getSQLState() != null && sql.getSQLState().startsWith("08")))
                .isPresent();
    }

    /** The pool had no connection to give, so nothing was sent. */
    private static boolean isBeforeAll(DataAccessException failure) {
        return sql(failure)
                .filter(SQLTransientConnectionException.class::isInstance)
                .isPresent();
    }

    private static Optional<SQLException> sql(DataAccessException failure) {
        return Optional.ofNullable(failure.getCause(SQLException.class));
    }
}
