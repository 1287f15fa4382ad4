package outdial.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import outdial.model.PhoneNumber;

/**
 * Numbers met by a dry run, which writes none of them down: a temporary table that goes with its connection, so that
 * files of any length need no memory. One thread; close it.
 */
public final class SeenNumbers implements AutoCloseable {
    private static final String TABLE = "import_seen";

    private final Connection connection;

    private SeenNumbers(Connection connection) {
        this.connection = connection;
    }

    public static SeenNumbers none(DataSource database) {
        try {
            Connection connection = database.getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TEMPORARY TABLE IF EXISTS " + TABLE);
                statement.execute("CREATE TEMPORARY TABLE " + TABLE
                        + " (e164 BIGINT UNSIGNED NOT NULL PRIMARY KEY) ENGINE=InnoDB");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new SeenNumbers(connection);
        } catch (SQLException e) {
            throw new DataAccessException("A temporary table can't be made: the user needs CREATE TEMPORARY TABLES", e);
        }
    }

    /** Those of the numbers that were added before. */
    public Set<PhoneNumber> among(Collection<PhoneNumber> numbers) {
        var seen = new HashSet<PhoneNumber>();
        if (numbers.isEmpty()) {
            return seen;
        }
        String marks = "?,".repeat(numbers.size());
        try (PreparedStatement ask = connection.prepareStatement(
                "SELECT e164 FROM " + TABLE + " WHERE e164 IN (" + marks.substring(0, marks.length() - 1) + ")")) {
            int at = 0;
            for (PhoneNumber number : numbers) {
                ask.setLong(++at, Long.parseLong(number.digits()));
            }
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    seen.add(PhoneNumber.ofDigits(rows.getLong(1)));
                }
            }
            return seen;
        } catch (SQLException e) {
            throw new DataAccessException("The numbers met so far can't be asked for", e);
        }
    }

    /** In a transaction of its own. */
    public void add(Collection<PhoneNumber> numbers) {
        try {
            boolean isAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (var rows = BulkInsert.of(connection, "INSERT IGNORE", TABLE, "e164")) {
                for (PhoneNumber number : List.copyOf(numbers)) {
                    rows.row(Long.parseLong(number.digits()));
                }
                rows.execute();
                connection.commit();
            } finally {
                connection.setAutoCommit(isAutoCommit);
            }
        } catch (SQLException e) {
            throw new DataAccessException("The numbers met can't be noted", e);
        }
    }

    @Override
    public void close() {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("DROP TEMPORARY TABLE IF EXISTS " + TABLE);
        } catch (SQLException e) {
            throw new DataAccessException("A temporary table can't be dropped; it goes with its connection", e);
        }
    }
}
