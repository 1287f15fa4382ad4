package outdial.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import outdial.sql.gen.DefaultSchema;
import outdial.sql.server.EmbeddedMariaDb;
import outdial.sql.server.Schema;

/** A migrated database for tests; one server of each kind for a test JVM, started on first use. */
public final class TestDb {
    private static final List<String> KEPT_ROWS = List.of("id_block");

    private static final Supplier<TestDb> MARIADB = once(TestDb::startMariaDb);
    private static final Supplier<TestDb> MYSQL = once(() -> {
        System.out.println("Real db: every test of SQL from here on runs on MariaDB 11.4 and once more on MySQL 9");
        return of("MySQL 9", MySqlServer.start());
    });

    private final String name;
    private final HikariDataSource source;

    private TestDb(String name, HikariDataSource source) {
        this.name = name;
        this.source = source;
    }

    /** The embedded server, without durability. */
    public static TestDb mariaDb() {
        return MARIADB.get();
    }

    /** Every server that this run is asked to test on; each without rows. */
    public static Stream<TestDb> all() {
        return Real.Asked.isAskedFor("db") ? Stream.of(mariaDb(), MYSQL.get()) : Stream.of(mariaDb());
    }

    public DataSource source() {
        return source;
    }

    /** Statements over a pool of connections. */
    public DSLContext dsl() {
        return Jooq.on(source);
    }

    /** Takes all rows out of all our tables. */
    public void empty() {
        dsl().connection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET foreign_key_checks = 0");
                for (Table<? extends Record> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                    if (!KEPT_ROWS.contains(table.getName())) {
                        statement.addBatch("DELETE FROM `" + table.getName() + "`");
                    }
                }
                statement.executeBatch();
                statement.execute("SET foreign_key_checks = 1");
            }
        });
    }

    @Override
    public String toString() {
        return name;
    }

    private static TestDb startMariaDb() {
        Path root = Path.of(System.getProperty("outdial.root", ".")).toAbsolutePath();
        Path home = Path.of("target", "testdb-" + ProcessHandle.current().pid());
        var server = EmbeddedMariaDb.start(
                new EmbeddedMariaDb.Settings(home, root.resolve("target/mariadb-11.4.5"), 0, false, 128));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-testdb"));
        return of("MariaDB 11.4", new Address(server.url(), server.user(), server.password()));
    }

    private static TestDb of(String name, Address address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(1);
        var source = new HikariDataSource(config);
        Schema.migrate(source);
        return new TestDb(name, source);
    }

    /** Where a server is and who may use it. */
    record Address(String url, String user, String password) {}

    private static Supplier<TestDb> once(Supplier<TestDb> start) {
        return new Supplier<>() {
            private @org.jspecify.annotations.Nullable TestDb started;

            @Override
            public synchronized TestDb get() {
                if (started == null) {
                    started = start.get();
                }
                return started;
            }
        };
    }
}
