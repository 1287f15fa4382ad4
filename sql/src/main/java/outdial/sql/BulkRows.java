package outdial.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * New rows of one table, gathered first and written together. For one thread at a time; only {@link #execute} uses the
 * connection.
 */
interface BulkRows extends AutoCloseable {
    /** So many characters go to the server at a time: less than the 16 MB that it takes, in any script. */
    int MOST_CHARS = 2_000_000;

    /** Gathers a row; a value is null, a text, a whole number, a boolean or a moment in UTC. */
    void row(@Nullable Object... values);

    /** Writes what is gathered. */
    void execute() throws SQLException;

    @Override
    void close() throws SQLException;
}
