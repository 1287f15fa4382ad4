package outdial.app.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import outdial.app.database.OpenDatabase;
import outdial.app.settings.DialerSettings;
import outdial.sql.server.DatabaseUnavailable;
import outdial.sql.server.Schema;

/** Whether the database answers, is new enough, has today's tables, and keeps our time. */
final class DatabaseLook {
    private DatabaseLook() {}

    static List<Diagnosis> look(DialerSettings settings, InstantSource clock) {
        try (var database = OpenDatabase.open(settings);
                var connection = database.connections().getConnection()) {
            String where = settings.database().toString();
            return List.of(server(connection, where), tables(database.connections()), clock(connection, clock));
        } catch (DatabaseUnavailable e) {
            return List.of(Diagnosis.bad("database", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            return List.of(Diagnosis.bad("database", "it answered, then failed: " + e.getMessage()));
        }
    }

    private static Diagnosis server(Connection connection, String where) throws SQLException {
        var about = connection.getMetaData();
        return server(
                about.getDatabaseProductVersion(),
                about.getDatabaseMajorVersion(),
                about.getDatabaseMinorVersion(),
                where);
    }

    static Diagnosis server(String version, int major, int minor, String where) {
        boolean maria = version.contains("MariaDB");
        int needed = maria ? 11 : 8;
        boolean enough = major > needed || (major == needed && minor >= 4);
        String seen = (maria ? version : "MySQL " + version) + ", " + where;
        return enough
                ? Diagnosis.good("database", seen)
                : Diagnosis.bad("database", seen + ": too old. Use MySQL 8.4 or newer, or MariaDB 11.4 or newer.");
    }

    private static Diagnosis tables(DataSource database) {
        var info = Schema.of(database).info();
        int waiting = info.pending().length;
        var current = info.current();
        String version = current == null ? "none yet" : "version " + current.getVersion();
        return waiting == 0
                ? Diagnosis.good("tables", version)
                : Diagnosis.good("tables", version + "; the next start brings " + waiting + " migrations");
    }

    private static Diagnosis clock(Connection connection, InstantSource clock) throws SQLException {
        try (var statement = connection.createStatement()) {
            Instant before = clock.instant();
            try (var row = statement.executeQuery("SELECT UTC_TIMESTAMP(3)")) {
                row.next();
                Instant theirs = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                return Clocks.compare("the database", before, theirs, clock.instant());
            }
        }
    }
}
