package outdial.sql;

import static outdial.sql.Sample.NOON;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.LeadId;

/**
 * What a campaign's waterfall and the explanation of one lead read and take, by the server's own count, on a list of
 * 50,000 leads and on one of 1,000,000: neither may grow with the list. A tenth of the leads waits, a tenth is blocked.
 * Arguments: sizes of lists, if others are wanted.
 */
final class WaterfallBench {
    private static final int ROUNDS = 50;

    private WaterfallBench() {}

    public static void main(String[] args) {
        var sizes = args.length == 0 ? List.of("50000", "1000000") : List.of(args);
        TestDb.all().forEach(db -> {
            System.out.printf("%s: waterfall, and why one lead may be called%n", db);
            System.out.printf(
                    "%12s %10s %12s %10s %12s %12s%n",
                    "leads", "rows read", "ms, median", "steps", "why ms", "adds up");
            for (String size : sizes) {
                measure(db, Integer.parseInt(size));
            }
        });
        System.exit(0);
    }

    private static void measure(TestDb db, int size) {
        db.empty();
        var sample = new Sample(db, "Acme");
        sample.lead(0, "Europe/London");
        HopperBench.seed(sample, size);
        sample.dsl.execute("UPDATE campaign_lead SET state = 4, blocked_by = CONCAT('rule-', lead_id % 7)"
                + " WHERE lead_id % 10 = 1");
        sample.dsl.execute("UPDATE campaign_lead SET state = 1, blocked_by = 'attempts-apart',"
                + " due_at = '2026-11-24 10:00:00', due_on = DATE_ADD('2026-11-23', INTERVAL lead_id % 14 DAY)"
                + " WHERE lead_id % 10 = 2");
        new BucketCounts(sample.dsl).recount(sample.client, sample.campaign);
        var terms = new Campaigns(sample.dsl, sample.client).terms(sample.campaign, NOON);
        var gate = new ComplianceGate(RuleBook.exercise());
        sample.dsl.connection(connection -> {
            DSLContext dsl = DSL.using(Jooq.configuration().set(connection));
            var waterfalls = new Waterfalls(dsl, terms, gate, ZoneId.of("Europe/Vilnius"));
            double ms = median(() -> waterfalls.at(NOON));
            long before = HopperBench.rowsRead(dsl);
            Waterfall all = waterfalls.at(NOON);
            long read = HopperBench.rowsRead(dsl) - before;
            var lead = new LeadId(10_000_000L + size / 2);
            var book = new LeadBook(dsl, sample.client);
            double why = median(() -> gate.judge(book.facts(terms, lead, NOON).orElseThrow(), NOON));
            System.out.printf(
                    Locale.ROOT,
                    "%,12d %,10d %12.1f %10d %12.1f %12s%n",
                    size,
                    read,
                    ms,
                    all.steps().size(),
                    why,
                    all.all() == size);
        });
    }

    private static double median(Runnable work) {
        return java.util.stream.IntStream.range(0, ROUNDS)
                .mapToDouble(_ -> {
                    long start = System.nanoTime();
                    work.run();
                    return (System.nanoTime() - start) / 1e6;
                })
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }
}
