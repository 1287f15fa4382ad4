package outdial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import outdial.compliance.NumberReader;
import outdial.sql.DurableMySql;
import outdial.sql.server.EmbeddedMariaDb;
import outdial.sql.server.Schema;

/**
 * Rows a second of a CSV of a million rows, 0.5 % of them bad, through the whole import with all its checks, on the
 * embedded server and on MySQL 9 with its binary log, with a durable commit for each slab; beside it, on the same server,
 * the same leads by bare LOAD DATA and by bare inserts of two workers, without reading, numbers or checks. The heap is
 * {@value #HEAP}. Arguments: rows, then "bare" to leave the import out or "import" to leave the bare ones out or "all",
 * then "mariadb" or "mysql" for one of them only.
 */
public final class ImportBench {
    private static final String HEAP = "512m";
    private static final int ROWS = 1_000_000;
    private static final int CACHE_MB = 1024;

    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        if (Runtime.getRuntime().maxMemory() > (513L << 20)) {
            System.exit(again(args));
        }
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        String only = args.length > 1 ? args[1] : "";
        Path folder = Files.createTempDirectory("outdial-import-bench");
        Path root = Path.of(System.getProperty("outdial.root", "."));
        String where = args.length > 2 ? args[2] : "";
        try {
            if (!where.equals("mysql")) {
                onMariaDb(folder, root, rows, only);
            }
            if (where.equals("mysql") || (where.isEmpty() && DurableMySql.isInstalled())) {
                onMySql(folder, rows, only);
            } else if (where.isEmpty()) {
                System.out.println("MySQL 9: not here; .ci/real-db fetches it");
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void onMariaDb(Path folder, Path root, int rows, String only) throws Exception {
        try (var server = EmbeddedMariaDb.start(new EmbeddedMariaDb.Settings(
                        folder.resolve("db"), root.resolve("target/mariadb-11.4.5"), 0, true, CACHE_MB));
                var source = source(server)) {
            Schema.migrate(source);
            System.out.println("embedded MariaDB 11.4, wanted: 18,000 rows/s; last tenth at most 1.15 times the first");
            Duration before = server.process().info().totalCpuDuration().orElseThrow();
            measured(source, folder, rows, only, new BareLoads(server.url(), server.user(), server.password(), rows));
            System.out.printf(
                    Locale.ROOT,
                    "processor time of the database for all of it %.1f s%n",
                    server.process()
                                    .info()
                                    .totalCpuDuration()
                                    .orElseThrow()
                                    .minus(before)
                                    .toMillis()
                            / 1000.0);
        }
    }

    private static void onMySql(Path folder, int rows, String only) throws Exception {
        DurableMySql server = DurableMySql.start(CACHE_MB);
        try (var source = server.source()) {
            System.out.println("MySQL 9, binary log, wanted: 14,000 rows/s; last tenth at most 1.15 times the first");
            measured(source, folder, rows, only, new BareLoads(server.url(), server.user(), server.password(), rows));
        }
    }

    private static void measured(DataSource source, Path folder, int rows, String only, BareLoads bare)
            throws Exception {
        if (!only.equals("bare")) {
            imported(source, folder, rows);
        }
        if (!only.equals("import")) {
            bare.run();
        }
    }

    private static int again(String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-Doutdial.root=" + System.getProperty("outdial.root", "."),
                "-cp",
                System.getProperty("java.class.path"),
                ImportBench.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static HikariDataSource source(EmbeddedMariaDb server) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private static void imported(DataSource database, Path folder, int rows) throws Exception {
        Path file = folder.resolve("list.csv");
        write(file, rows);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO client (id, name, is_centre, created_at) VALUES (1, 'Bench', TRUE, NOW(3))");
            statement.execute("INSERT INTO campaign (client_id, id, name, zone, created_at)"
                    + " VALUES (1, 1, 'Bench', 'Europe/Vilnius', NOW(3))");
        }
        var times = new Times(rows);
        var imports = new FileImport(database, new NumberReader(), InstantSource.system(), folder);
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        Duration before = processorTime();
        long start = System.nanoTime();
        var receipt = (ImportReceipt) imports.run(
                new ImportRequest.Leads(file, "US", "Bench", Optional.of("Bench"), Optional.empty()), times);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "import: %,d rows (%,d MB) in %.1f s = %,.0f rows/s; accepted %,d, rejected %,d, duplicates %,d%n",
                receipt.read(),
                Files.size(file) >> 20,
                seconds,
                receipt.read() / seconds,
                receipt.accepted(),
                receipt.rejected(),
                receipt.duplicates());
        times.print(start);
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "        heap: limit %s, sum of its pools' peaks %,d MB; processor time of this program %.1f s%n",
                HEAP,
                peak >> 20,
                processorTime().minus(before).toMillis() / 1000.0);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** When the first and the last tenth were done. */
    private static final class Times implements Progress {
        private final int tenth;
        private final int rows;
        private long first;
        private long firstEnds;
        private long lastBegins;
        private long lastEnds;

        Times(int rows) {
            this.rows = rows;
            this.tenth = rows / 10;
        }

        @Override
        public void rows(long done, long all) {
            long now = System.nanoTime();
            first = first == 0 ? now : first;
            firstEnds = firstEnds == 0 && done >= tenth ? now : firstEnds;
            lastBegins = lastBegins == 0 && done >= rows - tenth ? now : lastBegins;
            lastEnds = now;
        }

        void print(long start) {
            System.out.printf(
                    Locale.ROOT,
                    "        before the first row %.1f s; first tenth %.1f s, last tenth %.1f s (%.0f %% of the first)%n",
                    (first - start) / 1e9,
                    (firstEnds - first) / 1e9,
                    (lastEnds - lastBegins) / 1e9,
                    100.0 * (lastEnds - lastBegins) / (firstEnds - first));
        }
    }

    /** Half of the numbers as E.164 and half as people write them; every 200th row has none. */
    private static void write(Path file, int rows) throws IOException {
        try (Writer text = Files.newBufferedWriter(file, UTF_8)) {
            text.write("Customer No;First name;Last name;Phone;E-mail;City;ZIP;Value\n");
            for (int row = 0; row < rows; row++) {
                text.write("C" + row + ";Maria;Ivanova " + row % 1000 + ";" + number(row) + ";maria." + row
                        + "@example.com;Boston;0" + (2000 + row % 700) + ";" + row % 10 + "\n");
            }
        }
    }

    private static String number(int row) {
        if (row % 200 == 199) {
            return "unknown";
        }
        String area = BareLoads.area(row);
        String line = "%07d".formatted(2_000_000 + row / BareLoads.AREAS);
        return row % 2 == 0 ? "+1" + area + line : "(" + area + ") " + line.substring(0, 3) + "-" + line.substring(3);
    }

    private static void delete(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
