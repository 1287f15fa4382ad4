package outdial.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * While it is open, the server takes rows of this connection without looking up the row that each foreign key points at:
 * five lookups for a lead. Only for rows whose parents the same transaction has written or holds; sets of zones are never
 * taken away.
 */
final class UncheckedKeys implements AutoCloseable {
    private final Connection connection;

    UncheckedKeys(Connection connection) throws SQLException {
        this.connection = connection;
        set(false);
    }

    private void set(boolean isChecked) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION foreign_key_checks = " + (isChecked ? 1 : 0));
        }
    }

    /** Before the connection is anybody else's; fails only if it is lost. */
    @Override
    public void close() throws SQLException {
        set(true);
    }
}
