package outdial.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import outdial.app.settings.DialerSettings;
import outdial.sql.server.DatabaseUnavailable;
import outdial.sql.server.EmbeddedMariaDb;
import outdial.sql.server.JdbcUrl;
import outdial.sql.server.Schema;

/**
 * Connections to the site's database, or to our own server, which then runs as long as this is open. Safe on any
 * thread; closing ends the connections first and our own server after them.
 */
public final class OpenDatabase implements AutoCloseable {
    private final @Nullable EmbeddedMariaDb own;
    private final HikariDataSource pool;

    private OpenDatabase(@Nullable EmbeddedMariaDb own, HikariDataSource pool) {
        this.own = own;
        this.pool = pool;
    }

    /**
     * Starts our own server if the settings name no other, and makes one connection to see that it answers.
     *
     * @throws DatabaseUnavailable if it does not; nothing is left running then
     */
    public static OpenDatabase open(DialerSettings settings) {
        var database = settings.database();
        if (!database.isOwn()) {
            return new OpenDatabase(null, connect(database, database.url(), database.user(), database.password()));
        }
        var own = EmbeddedMariaDb.start(new EmbeddedMariaDb.Settings(
                settings.var().resolve("db"), binaries(settings.var()), database.port(), true, database.cacheMb()));
        try {
            var open = new OpenDatabase(own, connect(database, own.url(), own.user(), own.password()));
            own.keepUp();
            return open;
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /** The same, with its tables brought to what this program needs. */
    public static OpenDatabase openMigrated(DialerSettings settings) {
        var database = open(settings);
        try {
            Schema.migrate(database.connections());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Where connections come from. */
    public DataSource connections() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        if (own != null) {
            own.close();
        }
    }

    private static Path binaries(Path var) {
        return var.resolve("mariadb");
    }

    private static HikariDataSource connect(
            DialerSettings.Database settings, String url, String user, String password) {
        var pool = new HikariConfig();
        pool.setPoolName("outdial");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty(JdbcUrl.ROWS_AS_FILE, JdbcUrl.NO_FOLDER);
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw DatabaseTrouble.explain(e, settings);
        }
    }
}
