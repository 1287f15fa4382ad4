package outdial.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * A lock over all programs that use the database, kept by a connection of its own: a program that is killed gives it
 * back at once. Close it on any thread.
 */
public final class NamedLock implements AutoCloseable {
    private final Connection connection;

    private NamedLock(Connection connection) {
        this.connection = connection;
    }

    /** The lock, unless somebody holds it; never waits. Names have at most 64 characters. */
    public static Optional<NamedLock> tryTake(DataSource database, String name) {
        try {
            Connection connection = database.getConnection();
            try (PreparedStatement ask = connection.prepareStatement("SELECT GET_LOCK(?, 0)")) {
                ask.setString(1, name);
                try (ResultSet answer = ask.executeQuery()) {
                    if (answer.next() && answer.getInt(1) == 1) {
                        return Optional.of(new NamedLock(connection));
                    }
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessException("The lock '" + name + "' can't be asked for", e);
        }
    }

    /** Gives the lock back before the connection goes back to its pool, which would keep it. */
    @Override
    public void close() {
        try (connection;
                PreparedStatement release = connection.prepareStatement("SELECT RELEASE_ALL_LOCKS()")) {
            release.execute();
        } catch (SQLException e) {
            throw new DataAccessException("A lock can't be given back; the database drops it with its connection", e);
        }
    }
}
