package outdial.app;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import outdial.app.cli.Program;
import outdial.app.cli.Site;
import outdial.sql.TestDb;

/** The whole program with its pages on free ports, over an emptied test database; stops when closed. */
public final class RunningProgram implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningProgram(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningProgram start(Path var) {
        return start(var, Map.of());
    }

    public static RunningProgram start(Path var, Map<String, String> settings) {
        TestDb.mariaDb().empty();
        return again(var, settings);
    }

    /** The same over the database as it is: a program that starts anew. */
    public static RunningProgram again(Path var, Map<String, String> settings) {
        var all = new HashMap<>(settings(var));
        all.putAll(settings);
        return new RunningProgram(new Program(Outdial.class).startWithWeb(Site.of(all)));
    }

    /** What a site would set to use the test database. */
    public static Map<String, String> settings(Path var) {
        var database = (HikariDataSource) TestDb.mariaDb().source();
        return Map.of(
                "outdial.var", var.toString(),
                "outdial.database.url", database.getJdbcUrl(),
                "outdial.database.user", database.getUsername(),
                "outdial.database.password", database.getPassword(),
                "outdial.web.port", "0",
                "outdial.web.management-port", "0");
    }

    public int port() {
        return port("local.server.port");
    }

    public int managementPort() {
        return port("local.management.port");
    }

    private int port(String name) {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty(name), name));
    }

    public <T> T part(Class<T> kind) {
        return context.getBean(kind);
    }

    @Override
    public void close() {
        context.close();
    }
}
