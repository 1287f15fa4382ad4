package outdial.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        amongPrints(numbers.stream().map(SeenNumbers::print).toList())
                .forEach(digits -> seen.add(PhoneNumber.ofDigits(digits)));
        return seen;
    }

    /** In a transaction of its own. */
    public void add(Collection<PhoneNumber> numbers) {
        addPrints(numbers.stream().map(SeenNumbers::print).toList());
    }

    private static long print(PhoneNumber number) {
        return Long.parseLong(number.digits());
    }

    /** Those of the prints, none of which is negative, that were added before. One object holds numbers or prints. */
    public Set<Long> amongPrints(Collection<Long> prints) {
        var seen = new HashSet<Long>();
        if (prints.isEmpty()) {
            return seen;
        }
        String values = prints.stream().map(String::valueOf).collect(Collectors.joining(","));
        try (Statement ask = connection.createStatement();
                ResultSet rows = ask.executeQuery("SELECT e164 FROM " + TABLE + " WHERE e164 IN (" + values + ")")) {
            while (rows.next()) {
                seen.add(rows.getLong(1));
            }
            return seen;
        } catch (SQLException e) {
            throw new DataAccessException("The numbers met so far can't be asked for", e);
        }
    }

    /** In a transaction of its own. */
    public void addPrints(Collection<Long> prints) {
        try {
            boolean isAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (var rows = BulkInsert.of(connection, "INSERT IGNORE", TABLE, "e164")) {
                for (Long print : List.copyOf(prints)) {
                    rows.row(print);
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
