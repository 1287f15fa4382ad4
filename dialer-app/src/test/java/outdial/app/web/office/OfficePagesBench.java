package outdial.app.web.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import outdial.app.RunningProgram;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.sql.AttemptTallies;
import outdial.sql.BucketCounts;

/**
 * How long each page of the office takes, from the request to the last byte, with few leads and with many, and how many
 * rows the database reads for it, by its own count: that figure does not depend on what else the machine does. One lead
 * in twenty was called in the last ten hours, one in ten waits, one in ten is blocked; no two share a number. Then
 * why one lead may be called or not, of many leads one after the other: as its page says it, and for programs; and whether
 * the waterfall's steps add up. Arguments: numbers of leads, if others than 1,000 and 1,000,000 are wanted.
 */
final class OfficePagesBench {
    private static final double MOST_MS = 300;
    private static final double MOST_MS_WHY = 50;
    private static final int VISITS = 5;
    private static final int ASKED = 300;
    private static final long FIRST_LEAD = 10_000_000;
    private static final Pattern ALL = Pattern.compile("\"all\":([0-9]+)");
    private static final Pattern LEADS = Pattern.compile("\"leads\":([0-9]+)");

    private OfficePagesBench() {}

    public static void main(String[] args) throws Exception {
        List<Integer> sizes = args.length == 0
                ? List.of(1_000, 1_000_000)
                : List.of(args).stream().map(Integer::valueOf).toList();
        var figures = new LinkedHashMap<String, List<Figure>>();
        var told = new ArrayList<String>();
        for (int size : sizes) {
            Path folder = Files.createTempDirectory("office-pages");
            try (var program = RunningProgram.start(folder.resolve("var"));
                    var visitor = new Visitor(program.port())) {
                var admin =
                        program.part(FirstAdministrator.class).createIfNone().orElseThrow();
                var things = new TwoClients(program, folder);
                fill(program.part(DSLContext.class), things.other, size);
                visitor.signIn(admin.signIn(), admin.password());
                for (var page : pages(things).entrySet()) {
                    figures.computeIfAbsent(page.getKey(), _ -> new ArrayList<>())
                            .add(figure(program.part(DSLContext.class), visitor, page.getValue()));
                }
                told.addAll(whys(visitor, things.other, size));
                told.add(sum(visitor, things.other, size));
            }
        }
        print(sizes, figures);
        told.forEach(System.out::println);
    }

    /** Why each of many leads may or may not be called: never the same lead twice. */
    private static List<String> whys(Visitor visitor, TwoClients.Things of, int size) throws Exception {
        String client = "/clients/" + of.client().value();
        String campaign = client + "/campaigns/" + of.campaign().value();
        var told = new ArrayList<String>();
        for (boolean page : List.of(true, false)) {
            var times = new ArrayList<Double>();
            for (int i = 0; i < ASKED; i++) {
                long lead = FIRST_LEAD + (long) i * size / ASKED;
                long start = System.nanoTime();
                visit(visitor, page ? client + "/leads/" + lead : campaign + "/leads/" + lead + "/why.json");
                times.add((System.nanoTime() - start) / 1e6);
            }
            double first = times.getFirst();
            times.sort(null);
            double high = times.get(ASKED * 95 / 100);
            told.add(String.format(
                    Locale.ROOT,
                    "why, %-9s of %,d leads: first %.1f, p50 %.1f, p95 %.1f, worst %.1f ms%s",
                    page ? "page" : "why.json",
                    size,
                    first,
                    times.get(ASKED / 2),
                    high,
                    times.getLast(),
                    high > MOST_MS_WHY ? "   over " + MOST_MS_WHY + " ms" : ""));
        }
        return told;
    }

    private static String sum(Visitor visitor, TwoClients.Things of, int size) throws Exception {
        String json = visitor.get("/clients/" + of.client().value() + "/campaigns/"
                        + of.campaign().value() + "/waterfall.json")
                .body();
        long all = ALL.matcher(json)
                .results()
                .mapToLong(one -> Long.parseLong(one.group(1)))
                .sum();
        long steps = LEADS.matcher(json)
                .results()
                .mapToLong(one -> Long.parseLong(one.group(1)))
                .sum();
        // The lead that was copied is there too.
        boolean right = all == steps && all == size + 1L;
        return String.format(
                Locale.ROOT, "waterfall: %,d leads, %,d in its steps%s", all, steps, right ? "" : "   WRONG");
    }

    /** Of one page: the median of its visits, and the rows that one visit read. */
    private record Figure(double ms, long rows) {}

    private static void print(List<Integer> sizes, Map<String, List<Figure>> figures) {
        System.out.printf(
                "median of %d visits, ms, from the request to the last byte; rows read%n%-20s", VISITS, "leads");
        sizes.forEach(size -> System.out.printf(Locale.ROOT, "%,20d", size));
        System.out.println();
        figures.forEach((page, all) -> {
            System.out.printf("%-20s", page);
            all.forEach(one -> System.out.printf(Locale.ROOT, "%10.1f%,10d", one.ms(), one.rows()));
            System.out.println(all.stream().anyMatch(one -> one.ms() > MOST_MS) ? "   over " + MOST_MS + " ms" : "");
        });
    }

    private static Figure figure(DSLContext sql, Visitor visitor, String path) throws Exception {
        visit(visitor, path);
        long before = rowsRead(sql);
        visit(visitor, path);
        long rows = rowsRead(sql) - before;
        var times = new ArrayList<Double>();
        for (int visit = 0; visit < VISITS; visit++) {
            long start = System.nanoTime();
            visit(visitor, path);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return new Figure(times.stream().sorted().toList().get(VISITS / 2), rows);
    }

    private static void visit(Visitor visitor, String path) throws Exception {
        int status = visitor.get(path).statusCode();
        if (status >= 400) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    /** All Handler_read counters of the server together. */
    private static long rowsRead(DSLContext sql) {
        return sql.fetch("SHOW GLOBAL STATUS LIKE 'Handler_read%'").stream()
                .mapToLong(row -> row.get(1, Long.class))
                .sum();
    }

    private static Map<String, String> pages(TwoClients things) {
        var of = things.other;
        String client = "/clients/" + of.client().value();
        String campaign = client + "/campaigns/" + of.campaign().value();
        var pages = new LinkedHashMap<String, String>();
        pages.put("overview", "/");
        pages.put("wallboard", "/live");
        pages.put("agent", "/live/agents/" + things.agent);
        pages.put("campaigns", "/campaigns");
        pages.put("campaign", campaign);
        pages.put("waterfall", campaign + "/waterfall");
        pages.put("waterfall ready", campaign + "/waterfall/leads?when=NOW&reason=ready");
        pages.put("waterfall waiting", campaign + "/waterfall/leads?when=LATER&reason=attempts-apart");
        pages.put("waterfall blocked", campaign + "/waterfall/leads?when=NEVER&reason=rule-3");
        pages.put("waterfall deep", campaign + "/waterfall/leads?when=NEVER&reason=rule-3&from=5000");
        pages.put("campaign settings", campaign + "/settings");
        pages.put("dispositions", campaign + "/dispositions");
        pages.put("client", client);
        pages.put("lists and imports", client + "/lists");
        pages.put("one import", client + "/imports/" + of.run());
        pages.put("caller numbers", client + "/caller-numbers");
        pages.put("scripts", client + "/scripts");
        pages.put("questionnaire", client + "/questionnaires/" + of.questionnaire());
        pages.put("products", client + "/products");
        pages.put("lead", client + "/leads/" + of.lead());
        pages.put("search", "/search?number=%2B12025550177");
        pages.put("callbacks", "/callbacks");
        pages.put("clients", "/clients");
        pages.put("users", "/users");
        pages.put("teams", "/teams");
        pages.put("audit log", "/audit");
        return pages;
    }

    /** Copies the one lead of the client, and its place in the campaign. */
    private static void fill(DSLContext sql, TwoClients.Things of, int leads) {
        String digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        sql.execute("CREATE TABLE bench_number (n INT PRIMARY KEY)");
        sql.execute("INSERT INTO bench_number SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d"
                + " + 100000 * g.d + 1000000 * h.d AS n FROM " + digits + " a, " + digits + " b, " + digits + " c, "
                + digits + " e, " + digits + " f, " + digits + " g, " + digits + " h HAVING n < " + leads);
        long client = of.client().value();
        long campaign = of.campaign().value();
        long id = FIRST_LEAD;
        String one = " JOIN `lead` l ON l.client_id = " + client + " AND l.id = " + of.lead();
        sql.execute("INSERT INTO `lead` (client_id, id, list_id, import_run_id, row_no, first_name, last_name, value,"
                + " created_at) SELECT " + client + ", " + id + " + n, list_id, import_run_id, 10 + n, 'Maria',"
                + " CONCAT('Ivanova ', n), 0, created_at FROM bench_number" + one);
        sql.execute("INSERT INTO phone (client_id, id, lead_id, seq, e164, country, number_type, is_valid, zone_set_id)"
                + " SELECT " + client + ", " + id + " + n, " + id
                + " + n, 0, 12015550000 + n DIV 10000 * 10000000 + n % 10000, p.country,"
                + " p.number_type, 1, p.zone_set_id FROM bench_number JOIN phone p ON p.client_id = " + client
                + " AND p.lead_id = " + of.lead());
        sql.execute("INSERT INTO campaign_lead (client_id, campaign_id, lead_id, list_id, phone_id, state, zone_set_id,"
                + " rank_key) SELECT " + client + ", " + campaign + ", " + id + " + n, c.list_id, " + id
                + " + n, 0, c.zone_set_id, CRC32(n) FROM bench_number JOIN campaign_lead c ON c.client_id = " + client
                + " AND c.campaign_id = " + campaign + " AND c.lead_id = " + of.lead());
        String campaigns = " WHERE client_id = " + client + " AND campaign_id = " + campaign + " AND lead_id >= " + id;
        sql.execute("UPDATE campaign_lead SET state = 4, blocked_by = CONCAT('rule-', lead_id % 7)" + campaigns
                + " AND lead_id % 10 = 1");
        sql.execute("UPDATE campaign_lead SET state = 1, blocked_by = 'attempts-apart', due_at = TIMESTAMPADD(DAY,"
                + " lead_id % 14, UTC_TIMESTAMP()), due_on = DATE(TIMESTAMPADD(DAY, lead_id % 14, UTC_TIMESTAMP()))"
                + campaigns + " AND lead_id % 10 = 2");
        call(sql, of, id);
        sql.execute("DROP TABLE bench_number");
        sql.execute("ANALYZE TABLE campaign_lead, `lead`, phone, `attempt`");
        new BucketCounts(sql).recount(of.client(), of.campaign());
    }

    private static void call(DSLContext sql, TwoClients.Things of, long id) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var written = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        sql.execute(
                "INSERT INTO `attempt` (id, started_at, client_id, campaign_id, lead_id, phone_id, attempt_no,"
                        + " caller_e164, rule_book, rules, granted_at, ended_at, outcome, disposition) SELECT " + id
                        + " + n, TIMESTAMPADD(SECOND, -(n % 36000), ?), "
                        + of.client().value() + ", "
                        + of.campaign().value() + ", " + id + " + n, " + id + " + n, 1, 12025550120, 'house', '', ?, ?,"
                        + " CASE n % 3 WHEN 0 THEN 'TALKED' WHEN 1 THEN 'NO_ANSWER' ELSE 'BUSY' END,"
                        + " CASE n % 3 WHEN 0 THEN 'SALE' END FROM bench_number"
                        + " WHERE n % 20 = 0",
                written,
                written,
                written);
        new AttemptTallies(sql).catchUp(of.client(), of.campaign(), now);
    }
}
