package outdial.sql;

import static outdial.sql.Sample.NOON;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.LeadId;

/**
 * What one fill of the hopper reads, by the server's own count: 500 leads wanted from 20 open zones, from a list of
 * 50,000 and from one of 5,000,000, beside the obvious query. Arguments: sizes of lists, if others are wanted.
 */
final class HopperBench {
    private static final int WANTED = 500;
    private static final int ZONES = 20;

    private HopperBench() {}

    public static void main(String[] args) {
        var sizes = args.length == 0 ? List.of("50000", "5000000") : List.of(args);
        TestDb.all().forEach(db -> {
            System.out.printf("%s: hopper fill of %d from %d zones%n", db, WANTED, ZONES);
            System.out.printf("%12s %22s %22s %8s%n", "leads", "rows read", "obvious query's", "ms");
            for (String size : sizes) {
                measure(db, Integer.parseInt(size));
            }
        });
    }

    private static void measure(TestDb db, int size) {
        db.empty();
        var sample = new Sample(db, "Acme");
        sample.lead(0, "Europe/London");
        seed(sample, size);
        var terms = new Campaigns(sample.dsl, sample.client).terms(sample.campaign, NOON);
        sample.dsl.connection(connection -> {
            DSLContext dsl = DSL.using(Jooq.configuration().set(connection));
            var leads = new Leads(dsl, sample.client);
            leads.due(terms, WANTED, Set.<LeadId>of(), _ -> true, NOON);
            long before = rowsRead(dsl);
            long start = System.nanoTime();
            int found =
                    leads.due(terms, WANTED, Set.<LeadId>of(), _ -> true, NOON).size();
            double ms = (System.nanoTime() - start) / 1e6;
            long fill = rowsRead(dsl) - before;
            before = rowsRead(dsl);
            obvious(dsl, sample);
            long obvious = rowsRead(dsl) - before;
            System.out.printf(Locale.ROOT, "%,12d %,22d %,22d %8.1f   (%d found)%n", size, fill, obvious, ms, found);
        });
    }

    private static void obvious(DSLContext dsl, Sample sample) {
        var zones = dsl.fetchValues("SELECT id FROM zone_set");
        dsl.fetch(
                "SELECT lead_id FROM campaign_lead WHERE client_id = ? AND campaign_id = ? AND state = 0"
                        + " AND zone_set_id IN ("
                        + String.join(",", zones.stream().map(String::valueOf).toList())
                        + ") ORDER BY rank_key LIMIT " + WANTED,
                sample.client.value(),
                sample.campaign.value());
    }

    /** All Handler_read counters of the session together; the asking itself is in both readings. */
    static long rowsRead(DSLContext dsl) {
        return dsl.fetch("SHOW SESSION STATUS LIKE 'Handler_read%'").stream()
                .mapToLong(row -> row.get(1, Long.class))
                .sum();
    }

    /** Copies the one lead, its ranks in an order that has nothing to do with its ids or zones. */
    static void seed(Sample sample, int size) {
        DSLContext dsl = sample.dsl;
        long client = sample.client.value();
        String digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        String numbers =
                "SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d + 1000000 * h.d AS n"
                        + " FROM " + digits + " a, " + digits + " b, " + digits + " c, " + digits + " e, " + digits
                        + " f, "
                        + digits + " g, " + digits + " h";
        dsl.execute("CREATE TABLE bench_number (n INT PRIMARY KEY)");
        dsl.execute("INSERT INTO bench_number SELECT n FROM (" + numbers + ") all_numbers WHERE n < " + size);
        IntStream.range(0, ZONES)
                .forEach(zone -> dsl.execute(
                        "INSERT INTO zone_set (zones, zones_hash) VALUES ('Etc/GMT+" + zone % 12
                                + (zone < 12 ? "" : ",UTC") + "', ?)",
                        "%064d".formatted(1_000_000 + zone)));
        long first = dsl.fetchSingle("SELECT MIN(id) FROM zone_set WHERE zones LIKE 'Etc%'")
                .get(0, Long.class);
        long list = dsl.fetchSingle("SELECT list_id FROM `lead`").get(0, Long.class);
        long id = 10_000_000;
        String zone = first + " + n % " + ZONES;
        dsl.execute("DELETE FROM campaign_lead");
        dsl.execute("INSERT INTO `lead` (client_id, id, list_id, import_run_id, row_no, value, created_at) SELECT"
                + " client_id, " + id
                + " + n, list_id, import_run_id, 2 + n, 0, created_at FROM bench_number JOIN `lead`"
                + " ON client_id = " + client + " AND row_no = 1");
        dsl.execute("INSERT INTO phone (client_id, id, lead_id, seq, e164, country, number_type, is_valid, zone_set_id)"
                + " SELECT " + client + ", " + id + " + n, " + id + " + n, 0, 12025550000 + n % 10000, 'US',"
                + " 'FIXED_OR_MOBILE', 1, " + zone + " FROM bench_number");
        // An index in no order is made at one go much faster than row by row.
        dsl.execute("ALTER TABLE campaign_lead DROP INDEX campaign_lead_ready_ix");
        dsl.execute("INSERT INTO campaign_lead (client_id, campaign_id, lead_id, list_id, phone_id, state, zone_set_id,"
                + " rank_key) SELECT " + client + ", " + sample.campaign.value() + ", " + id + " + n, " + list + ", "
                + id
                + " + n, 0, " + zone + ", CRC32(n) FROM bench_number");
        dsl.execute("CREATE INDEX campaign_lead_ready_ix ON campaign_lead"
                + " (client_id, campaign_id, state, zone_set_id, rank_key)");
        dsl.execute("DROP TABLE bench_number");
        dsl.execute("ANALYZE TABLE campaign_lead");
    }
}
