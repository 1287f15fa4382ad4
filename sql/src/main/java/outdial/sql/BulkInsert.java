package outdial.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Many rows of one table in one statement; the driver joins them (rewriteBatchedStatements). */
final class BulkInsert implements AutoCloseable {
    private final PreparedStatement statement;
    private final int columns;
    private int rows;

    private BulkInsert(PreparedStatement statement, int columns) {
        this.statement = statement;
        this.columns = columns;
    }

    /** Rows that are already there stay as they are when {@code verb} is {@code INSERT IGNORE}. */
    static BulkInsert of(Connection connection, String verb, String table, String... columns) throws SQLException {
        String marks = "?,".repeat(columns.length);
        String sql = verb + " INTO `" + table + "` (`" + String.join("`,`", columns) + "`) VALUES ("
                + marks.substring(0, marks.length() - 1) + ")";
        return new BulkInsert(connection.prepareStatement(sql), columns.length);
    }

    /** Where a row is already there, {@code changed} of its columns takes the new value. */
    static BulkInsert upsert(Connection connection, String table, String changed, String... columns)
            throws SQLException {
        String marks = "?,".repeat(columns.length);
        String sql = "INSERT INTO `" + table + "` (`" + String.join("`,`", columns) + "`) VALUES ("
                + marks.substring(0, marks.length() - 1) + ") ON DUPLICATE KEY UPDATE `" + changed + "` = VALUES(`"
                + changed + "`)";
        return new BulkInsert(connection.prepareStatement(sql), columns.length);
    }

    void row(@Nullable Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
        rows++;
    }

    void execute() throws SQLException {
        if (rows > 0) {
            statement.executeBatch();
            rows = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
