package outdial.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import outdial.sql.server.Schema;

/** A MySQL 9 as production runs it: every commit on the disk, and in the binary log; for benchmarks. */
public final class DurableMySql {
    private final HikariDataSource source;
    private final TestDb.Address address;

    private DurableMySql(TestDb.Address address, HikariDataSource source) {
        this.address = address;
        this.source = source;
    }

    /** Whether {@code .ci/real-db} was run here. */
    public static boolean isInstalled() {
        return MySqlServer.isInstalled();
    }

    /**
     * Starts one with our tables in it, gone when the JVM ends.
     *
     * @param cacheMb its memory for data pages
     */
    public static DurableMySql start(int cacheMb) {
        TestDb.Address address = MySqlServer.start(List.of(
                "--log-bin",
                "--sync-binlog=1",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=" + cacheMb + "M",
                // As the README asks of a site: with the usual 100 MB each page is written several times over.
                "--innodb-redo-log-capacity=1G",
                "--local-infile=1"));
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(4);
        var source = new HikariDataSource(config);
        Schema.migrate(source);
        return new DurableMySql(address, source);
    }

    public HikariDataSource source() {
        return source;
    }

    public String url() {
        return address.url();
    }

    public String user() {
        return address.user();
    }

    public String password() {
        return address.password();
    }
}
