package outdial.sql.server;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database's tables to the state this program needs. */
public final class Schema {
    private Schema() {}

    /** The migrations, told where they lie and that nothing may ever wipe a database. */
    public static Flyway of(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
    }

    /** Runs what has not run yet. Safe to call from several programs at once: one works, the others wait. */
    public static void migrate(DataSource database) {
        of(database).migrate();
    }
}
