package outdial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The same leads into the same three tables as fast as a program can that reads nothing and asks nothing. */
final class BareLoads {
    static final int AREAS = 50;

    private static final int SLAB = 20_000;
    private static final int BATCH = 1000;
    private static final int WORKERS = 2;
    private static final String AREA_CODES =
            "201202203205206207208209210212213214215216217218219224225228229231234239240248251252253254256260262267269270276281301302303304305307308309310312313314";

    private final String url;
    private final String user;
    private final String password;
    private final int rows;

    BareLoads(String url, String user, String password, int rows) {
        this.url = url + "&allowLoadLocalInfile=true";
        this.user = user;
        this.password = password;
        this.rows = rows;
    }

    static String area(int row) {
        int at = row % AREAS * 3;
        return AREA_CODES.substring(at, at + 3);
    }

    void run() throws Exception {
        prepare(2);
        print("LOAD DATA, one thread", seconds(() -> loadData(2)));
        prepare(3);
        print("inserts, two workers ", seconds(() -> inserts(3)));
    }

    private void print(String what, double seconds) {
        System.out.printf(
                Locale.ROOT, "bare %s: %,d leads in %.1f s = %,.0f rows/s%n", what, rows, seconds, rows / seconds);
    }

    private static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }

    private void prepare(int client) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO client (id, name, created_at) VALUES (" + client + ", 'Bare " + client + "', NOW(3))");
            statement.execute("INSERT INTO campaign (client_id, id, name, zone, created_at) VALUES (" + client + ", "
                    + client + ", 'Bare', 'UTC', NOW(3))");
            statement.execute("INSERT INTO lead_list (client_id, id, name, default_country, created_at) VALUES ("
                    + client + ", 100" + client + ", 'Bare', 'US', NOW(3))");
            statement.execute(
                    "INSERT IGNORE INTO zone_set (id, zones, zones_hash) VALUES (30000, 'UTC', REPEAT('0', 64))");
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static final List<String> TABLES = List.of(
            "lead (client_id, id, list_id, import_run_id, row_no, value, created_at, external_id, first_name, last_name,"
                    + " email, city, postcode)",
            "phone (client_id, id, lead_id, seq, e164, country, number_type, is_valid, zone_set_id)",
            "campaign_lead (client_id, campaign_id, lead_id, list_id, phone_id, state, zone_set_id, rank_key)");

    private static List<Object[]> values(int client, int row) {
        long e164 = Long.parseLong("1" + area(row) + (2_000_000 + row / AREAS));
        long rank = (row * 0x9E3779B97F4A7C15L) >>> 8;
        return List.of(
                new Object[] {
                    client,
                    row + 1,
                    "100" + client,
                    client,
                    row + 2,
                    row % 10,
                    "2026-11-25 12:00:00",
                    "C" + row,
                    "Maria",
                    "Ivanova " + row % 1000,
                    "maria." + row + "@example.com",
                    "Boston",
                    "0" + (2000 + row % 700)
                },
                new Object[] {client, row + 1, row + 1, 0, e164, "US", "FIXED_OR_MOBILE", 1, 30_000},
                new Object[] {client, client, row + 1, "100" + client, row + 1, 0, 30_000, rank});
    }

    private boolean loadData(int client) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int from = 0; from < rows; from += SLAB) {
                for (int table = 0; table < TABLES.size(); table++) {
                    StringBuilder text = new StringBuilder();
                    for (int row = from; row < Math.min(rows, from + SLAB); row++) {
                        Object[] values = values(client, row).get(table);
                        for (int i = 0; i < values.length; i++) {
                            text.append(i == 0 ? "" : "\t").append(values[i]);
                        }
                        text.append('\n');
                    }
                    String into = TABLES.get(table);
                    int columns = into.indexOf(' ');
                    statement
                            .unwrap(com.mysql.cj.jdbc.JdbcStatement.class)
                            .setLocalInfileInputStream(
                                    new ByteArrayInputStream(text.toString().getBytes(UTF_8)));
                    statement.execute("LOAD DATA LOCAL INFILE 'memory' INTO TABLE `" + into.substring(0, columns)
                            + "` CHARACTER SET utf8mb4 " + into.substring(columns));
                }
                connection.commit();
            }
            return true;
        }
    }

    private boolean inserts(int client) throws Exception {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int first = worker * BATCH;
                work.add(() -> inserts(client, first));
            }
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
        }
        return true;
    }

    private boolean inserts(int client, int first) throws SQLException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            List<PreparedStatement> statements = new ArrayList<>();
            for (String into : TABLES) {
                long columns = into.chars().filter(c -> c == ',').count() + 1;
                String marks = "?,".repeat((int) columns);
                int space = into.indexOf(' ');
                statements.add(connection.prepareStatement("INSERT INTO `" + into.substring(0, space) + "`"
                        + into.substring(space) + " VALUES (" + marks.substring(0, marks.length() - 1) + ")"));
            }
            for (int from = first; from < rows; from += WORKERS * BATCH) {
                for (int row = from; row < Math.min(rows, from + BATCH); row++) {
                    List<Object[]> values = values(client, row);
                    for (int table = 0; table < values.size(); table++) {
                        for (int i = 0; i < values.get(table).length; i++) {
                            statements.get(table).setObject(i + 1, values.get(table)[i]);
                        }
                        statements.get(table).addBatch();
                    }
                }
                for (PreparedStatement statement : statements) {
                    statement.executeBatch();
                }
                connection.commit();
            }
            for (PreparedStatement statement : statements) {
                statement.close();
            }
            return true;
        }
    }
}
