package outdial.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Connections on which no answer is waited for longer than {@code most}. A thread that reads from a server which was
 * killed may otherwise wait for ever: the pool closes the socket under it, and a virtual thread is not always told.
 */
record HurriedConnections(DataSource database, Duration most) implements ConnectionProvider {
    @Override
    public Connection acquire() {
        try {
            return hurried(database.getConnection());
        } catch (SQLException e) {
            throw new DataAccessException("No connection to the database", e);
        }
    }

    private Connection hurried(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(most.toMillis()));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DataAccessException("The connection could not be given back", e);
        }
    }
}
