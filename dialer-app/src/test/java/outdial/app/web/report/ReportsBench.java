package outdial.app.web.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.campaign.DialMode;
import outdial.sql.AttemptTallies;
import outdial.sql.Campaigns;
import outdial.sql.Clients;

/**
 * How long each page of reports takes over ten million attempts, from the request to the last byte, and how many rows the
 * database reads for it by its own count; beside the obvious query over the attempts. The attempts lie in 90 days and ten
 * campaigns of two clients, and are counted by the program's own tallies. Argument: how many attempts, if another number
 * is wanted.
 */
final class ReportsBench {
    private static final double MOST_MS = 300;
    private static final int VISITS = 5;
    private static final int DAYS = 90;
    private static final int CAMPAIGNS = 10;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    /** Before the day's last attempt; so the last hour is not counted yet, as in a running centre. */
    private static final Instant HALF_AN_HOUR_TO_GO = TODAY.atTime(19, 30).toInstant(ZoneOffset.UTC);

    private ReportsBench() {}

    public static void main(String[] args) throws Exception {
        int attempts = args.length == 0 ? 10_000_000 : Integer.parseInt(args[0].replace("_", ""));
        Path folder = Files.createTempDirectory("reports-bench");
        try (var program = RunningProgram.start(folder.resolve("var"));
                var visitor = new Visitor(program.port())) {
            var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
            var sql = program.part(DSLContext.class);
            long start = System.nanoTime();
            fill(sql, attempts);
            System.out.printf(Locale.ROOT, "%,d attempts written in %.0f s%n", attempts, seconds(start));
            start = System.nanoTime();
            int hours = new AttemptTallies(sql).catchUp(HALF_AN_HOUR_TO_GO);
            long rows = sql.fetchSingle("SELECT COUNT(*) FROM attempt_tally").get(0, Long.class);
            System.out.printf(Locale.ROOT, "%,d hours counted in %.0f s, %,d tallies%n", hours, seconds(start), rows);
            visitor.signIn(admin.signIn(), admin.password());
            print(sql, visitor);
        }
        System.exit(0);
    }

    private static Instant noon() {
        return TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(DSLContext sql, Visitor visitor) throws Exception {
        System.out.printf("%-26s %10s %12s %14s %14s%n", "page", "ms", "rows read", "obvious, ms", "its rows read");
        for (var page : pages(sql).entrySet()) {
            visit(visitor, page.getValue().path());
            long before = rowsRead(sql);
            visit(visitor, page.getValue().path());
            long rows = rowsRead(sql) - before;
            var times = new ArrayList<Double>();
            for (int visit = 0; visit < VISITS; visit++) {
                long start = System.nanoTime();
                visit(visitor, page.getValue().path());
                times.add(seconds(start) * 1000);
            }
            double ms = times.stream().sorted().toList().get(VISITS / 2);
            System.out.printf(Locale.ROOT, "%-26s %10.1f %,12d", page.getKey(), ms, rows);
            obvious(sql, page.getValue().obvious());
            System.out.println(ms > MOST_MS ? "   over " + MOST_MS + " ms" : "");
        }
    }

    private static void obvious(DSLContext sql, String query) {
        long before = rowsRead(sql);
        long start = System.nanoTime();
        sql.fetch(query);
        System.out.printf(Locale.ROOT, " %,14.0f %,14d", seconds(start) * 1000, rowsRead(sql) - before);
    }

    private static void visit(Visitor visitor, String path) throws Exception {
        int status = visitor.get(path).statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    /** All Handler_read counters of the server together. */
    private static long rowsRead(DSLContext sql) {
        return sql.fetch("SHOW GLOBAL STATUS LIKE 'Handler_read%'").stream()
                .mapToLong(row -> row.get(1, Long.class))
                .sum();
    }

    /** A page, and the query that somebody would write for it without tallies. */
    private record Page(String path, String obvious) {}

    private static Map<String, Page> pages(DSLContext sql) {
        String days = "from=" + TODAY.minusDays(DAYS - 1L) + "&to=" + TODAY;
        var keys = new LinkedHashMap<String, String>();
        keys.put("CAMPAIGN", "campaign_id");
        keys.put("CLIENT", "client_id");
        keys.put("DAY", "DATE(started_at)");
        keys.put("WEEK", "YEARWEEK(started_at)");
        keys.put("MONTH", "EXTRACT(YEAR_MONTH FROM started_at)");
        keys.put("HOUR", "HOUR(started_at)");
        keys.put("AGENT", "agent_id");
        keys.put("LIST", "lead_id DIV 10000");
        keys.put("DISPOSITION", "disposition");
        var pages = new LinkedHashMap<String, Page>();
        keys.forEach((by, key) -> pages.put(
                "by " + by.toLowerCase(Locale.ROOT), new Page("/reports?by=" + by + "&" + days, query(key, ""))));
        long campaign = sql.fetchSingle("SELECT MIN(id) FROM campaign").get(0, Long.class);
        String one = "&campaign=" + campaign;
        String where = " WHERE campaign_id = " + campaign;
        pages.put("one campaign by hour", new Page("/reports?by=HOUR&" + days + one, query("HOUR(started_at)", where)));
        pages.put(
                "one campaign, one agent",
                new Page(
                        "/reports?by=DAY&" + days + one + "&agent=7",
                        query("DATE(started_at)", where + " AND agent_id = 7")));
        String agent = " WHERE agent_id = 7";
        pages.put(
                "one agent by disposition",
                new Page("/reports?by=DISPOSITION&" + days + "&agent=7", query("disposition", agent)));
        pages.put(
                "one agent by hour",
                new Page("/reports?by=HOUR&" + days + "&agent=7", query("HOUR(started_at)", agent)));
        pages.put(
                "one disposition by agent",
                new Page(
                        "/reports?by=AGENT&" + days + "&disposition=SALE",
                        query("agent_id", " WHERE disposition = 'SALE'")));
        pages.put(
                "one disposition by hour",
                new Page(
                        "/reports?by=HOUR&" + days + "&disposition=SALE",
                        query("HOUR(started_at)", " WHERE disposition = 'SALE'")));
        pages.put(
                "one hour by agent",
                new Page("/reports?by=AGENT&" + days + "&hour=15", query("agent_id", " WHERE HOUR(started_at) = 15")));
        pages.put("rows, first page", new Page("/reports/rows?" + days, "SELECT COUNT(*) FROM `attempt`"));
        pages.put(
                "rows, a rare ending",
                new Page("/reports/rows?" + days + "&measure=HUNG_UP_EARLY", rows("outcome = 'HUNG_UP_EARLY'")));
        pages.put(
                "rows, in the middle",
                new Page("/reports/rows?" + days + "&measure=ABANDONED&first=5000", rows("outcome = 'ABANDONED'")));
        return pages;
    }

    private static String query(String key, String where) {
        return "SELECT " + key + ", outcome, COUNT(*), SUM(TIMESTAMPDIFF(MICROSECOND, connected_at, ended_at))"
                + " FROM `attempt`" + where + " GROUP BY 1, 2";
    }

    private static String rows(String which) {
        return "SELECT id FROM `attempt` WHERE " + which + " ORDER BY started_at DESC LIMIT 50";
    }

    private static void fill(DSLContext sql, int attempts) {
        List<ClientId> clients =
                List.of(new Clients(sql).open("Harbour Books", noon()), new Clients(sql).open("Civic Pulse", noon()));
        var zones = List.of("Europe/Vilnius", "Asia/Tehran", "America/New_York");
        List<Long> campaigns = new ArrayList<>();
        for (int i = 0; i < CAMPAIGNS; i++) {
            var settings = UsualCampaign.settings(
                    new DialMode.Progressive(),
                    java.time.ZoneId.of(zones.get(i % zones.size())),
                    Set.of("US"),
                    true,
                    java.time.Duration.ofHours(2));
            campaigns.add(new Campaigns(sql, clients.get(i % 2))
                    .create("Campaign " + i, new FloorId(1), settings, noon())
                    .value());
        }
        long first = campaigns.getFirst();
        String digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        sql.execute("CREATE TABLE bench_number (n INT PRIMARY KEY)");
        sql.execute("INSERT INTO bench_number SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d"
                + " + 100000 * g.d AS n FROM " + digits + " a, " + digits + " b, " + digits + " c, " + digits
                + " e, " + digits + " f, " + digits + " g HAVING n < 500000");
        for (ClientId client : clients) {
            long list = client.value() * 10;
            sql.execute("INSERT INTO lead_list (client_id, id, name, state, default_country, created_at) SELECT "
                    + client.value() + ", " + list + " + n, CONCAT('List ', n), 'ACTIVE', 'US', '2026-01-01'"
                    + " FROM bench_number WHERE n < 3");
            sql.execute("INSERT INTO `lead` (client_id, id, list_id, import_run_id, row_no, value, created_at) SELECT "
                    + client.value() + ", " + client.value() * 1_000_000 + " + n, " + list
                    + " + n DIV 10000, 1, n, 0, '2026-01-01' FROM bench_number WHERE n < 30000");
        }
        sql.execute("INSERT INTO agent (client_id, id, name) SELECT "
                + clients.getFirst().value() + ", 1 + n, CONCAT('Agent ', n) FROM bench_number WHERE n < 100");
        // The indexes of all rows are sorted at once, which takes minutes less.
        sql.execute("ALTER TABLE `attempt` DROP KEY attempt_lead_ix, DROP KEY attempt_campaign_ix");
        int step = 500_000;
        for (int from = 0; from < attempts; from += step) {
            attempts(sql, from, Math.min(step, attempts - from), attempts, clients, first);
        }
        sql.execute("DROP TABLE bench_number");
        sql.execute("ALTER TABLE `attempt` ADD KEY attempt_lead_ix (client_id, lead_id, started_at),"
                + " ADD KEY attempt_campaign_ix (client_id, campaign_id, started_at)");
        sql.execute("ANALYZE TABLE `attempt`, `lead`");
    }

    /** A batch, in the order of time: by day, and within a day from 8 to 20 o'clock by UTC. */
    private static void attempts(DSLContext sql, int from, int many, int attempts, List<ClientId> clients, long first) {
        int perDay = attempts / DAYS + 1;
        String i = "(" + from + " + n)";
        String at = "TIMESTAMPADD(SECOND, 28800 + FLOOR((" + i + " % " + perDay + ") * 43200 / " + perDay
                + "), TIMESTAMPADD(DAY, " + i + " DIV " + perDay + ", '" + TODAY.minusDays(DAYS - 1L) + "'))";
        String lot = "(CRC32(" + i + ") % 1000)";
        String talked = lot + " < 200";
        String client = "IF(" + i + " % 2 = 0, " + clients.get(0).value() + ", "
                + clients.get(1).value() + ")";
        sql.execute("INSERT INTO `attempt` (id, started_at, client_id, campaign_id, lead_id, phone_id, attempt_no,"
                + " caller_e164, agent_id, rule_book, rules, granted_at, rang_at, answered_at, connected_at, ended_at,"
                + " outcome, disposition) SELECT " + i + " + 1, " + at + ", " + client + ", " + first + " + " + i
                + " % " + CAMPAIGNS + ", " + client + " * 1000000 + " + i + " % 30000, 1, 1, 12025550120, IF(" + talked
                + ", 1 + (" + i + " DIV 10) % 100, NULL), 'house', 'all', " + at + ", " + at + ", IF(" + talked + ", "
                + at + ", NULL), IF(" + talked + ", " + at + ", NULL), TIMESTAMPADD(SECOND, 30, " + at + "), CASE WHEN "
                + talked + " THEN 'TALKED' WHEN " + lot + " < 205 THEN 'ABANDONED' WHEN " + lot
                + " < 207 THEN 'HUNG_UP_EARLY' WHEN " + lot + " < 400 THEN 'MACHINE' WHEN " + lot
                + " < 500 THEN 'BUSY' WHEN " + lot + " < 520 THEN 'INVALID_NUMBER' ELSE 'NO_ANSWER' END, IF(" + talked
                + ", ELT(1 + " + lot + " % 5, 'SALE', 'REFUSAL', 'CALLBACK', 'NOT_NOW', 'OTHER'), NULL)"
                + " FROM bench_number WHERE n < " + many);
    }
}
