package outdial.sql;

import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** The one jOOQ configuration: dialect MYSQL on MySQL and on MariaDB alike, and only SQL that both read. */
public final class Jooq {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private Jooq() {}

    /** A configuration without a connection, for those who bring their own. */
    public static Configuration configuration() {
        return new DefaultConfiguration()
                .set(SQLDialect.MYSQL)
                .set(new DefaultExecuteListenerProvider(new PortableUpsert()))
                .set(new Settings()
                        .withRenderSchema(false)
                        // Else jOOQ sends three statements in one, which the driver refuses.
                        .withRenderGroupConcatMaxLenSessionVariable(false));
    }

    /** Statements over {@code database}; {@code transaction} gives its body a connection of its own. */
    public static DSLContext on(DataSource database) {
        return DSL.using(configuration().set(database));
    }

    /** The same, and no answer is waited for longer than {@code most}: it then counts as a broken connection. */
    public static DSLContext within(Duration most, DataSource database) {
        return DSL.using(configuration().set(new HurriedConnections(database, most)));
    }
}
