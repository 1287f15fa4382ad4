package outdial.sql;

import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outdial.compliance.ledger.LedgerReport;
import outdial.model.Fence;

/**
 * Prints what it takes to claim 100 leads with attempts, counters, ledger rows and proof of leadership in one
 * transaction (wanted: 50 ms at the 95th percentile), and how many ledger rows are verified on the live tables in a
 * second (wanted: 100,000). Runs on MariaDB and, with {@code -Dreal=db}, on MySQL too.
 */
final class ClaimBench {
    private static final int BATCH = 100;
    private static final int CLAIMS = 200;
    private static final int WARM = 20;

    private ClaimBench() {}

    public static void main(String[] args) throws IOException {
        for (TestDb db : TestDb.all().toList()) {
            measure(db);
        }
        System.exit(0);
    }

    private static void measure(TestDb db) throws IOException {
        db.empty();
        var sample = new Sample(db, "Acme");
        Fence fence;
        try (var leases = new FloorLeases(db.source())) {
            fence = leases.take(FLOOR, "here").orElseThrow().fence();
        }
        var took = new ArrayList<Double>();
        for (int claim = 0; claim < WARM + CLAIMS; claim++) {
            for (int i = 0; i < BATCH; i++) {
                sample.lead(i, "America/New_York");
            }
            Instant at = NOON.plusMillis(claim);
            int first = claim * BATCH;
            List<DueLead> due = sample.due(BATCH, at);
            List<NewAttempt> attempts = new ArrayList<>();
            for (int i = 0; i < due.size(); i++) {
                attempts.add(Sample.attempt(first + i, fence, due.get(i), at));
            }
            long start = System.nanoTime();
            int begun = sample.begin(fence, attempts, at).begun().size();
            double ms = (System.nanoTime() - start) / 1e6;
            if (begun != BATCH) {
                throw new IllegalStateException("Only " + begun + " of " + BATCH + " were begun");
            }
            if (claim >= WARM) {
                took.add(ms);
            }
        }
        double[] sorted = took.stream().mapToDouble(ms -> ms).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: claim of %d with the ledger: p50 %.1f ms, p95 %.1f ms, worst %.1f ms of %d claims%n",
                db,
                BATCH,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                Arrays.stream(sorted).max().orElseThrow(),
                sorted.length);
        verify(sample);
    }

    private static void verify(Sample sample) throws IOException {
        var chain = new Ledgers.Chain(sample.client, FLOOR);
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            LedgerReport report = new Ledgers(sample.dsl).verify(chain, List.of(), Optional.empty());
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!(report instanceof LedgerReport.Sound sound)) {
                throw new IllegalStateException(report.sentence());
            }
            System.out.printf(
                    Locale.ROOT, "  verify live: %,.0f rows/s of %,d%n", sound.rows() / seconds, sound.rows());
        }
    }
}
