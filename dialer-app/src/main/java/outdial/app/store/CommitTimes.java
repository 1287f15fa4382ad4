package outdial.app.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.jooq.TransactionContext;
import org.jooq.TransactionListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultTransactionListenerProvider;
import outdial.model.FloorId;
import outdial.sql.FloorPulses;

/**
 * How long the floor's transactions took lately, from their first statement's connection to the answer of their commit. Who
 * writes in bulk is told by {@link #tell} and gives way while they are slow. Safe on any thread.
 */
public final class CommitTimes {
    private static final int KEPT = 1024;
    private static final long LATELY_NANOS = Duration.ofSeconds(10).toNanos();

    /** Fewer say nothing of a 95th percentile. */
    private static final int FEWEST = 5;

    private final LongSupplier nanos;
    private final ThreadLocal<Long> begun = new ThreadLocal<>();
    private final long[] ends = new long[KEPT];
    private final long[] took = new long[KEPT];
    private long count;

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    public CommitTimes(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Transactions of the last ten seconds. */
    record Recent(int commits, Duration p95) {}

    /** The same statements, their transactions timed. */
    public DSLContext timing(DSLContext dsl) {
        return DSL.using(dsl.configuration().derive(new DefaultTransactionListenerProvider(new Timing())));
    }

    private final class Timing implements TransactionListener {
        @Override
        public void beginStart(TransactionContext context) {
            begun.set(nanos.getAsLong());
        }

        @Override
        public void commitEnd(TransactionContext context) {
            Long start = begun.get();
            begun.remove();
            if (start != null) {
                ended(start, nanos.getAsLong());
            }
        }

        @Override
        public void rollbackEnd(TransactionContext context) {
            begun.remove();
        }
    }

    private synchronized void ended(long start, long end) {
        int at = (int) (count++ % KEPT);
        ends[at] = end;
        took[at] = end - start;
    }

    /** Empty while too few have ended to say anything. */
    synchronized Optional<Recent> recent() {
        long since = nanos.getAsLong() - LATELY_NANOS;
        int kept = (int) Math.min(count, KEPT);
        long[] lately = new long[kept];
        int many = 0;
        for (int i = 0; i < kept; i++) {
            if (ends[i] - since > 0) {
                lately[many++] = took[i];
            }
        }
        if (many < FEWEST) {
            return Optional.empty();
        }
        Arrays.sort(lately, 0, many);
        int p95 = (int) Math.ceil(many * 0.95) - 1;
        return Optional.of(new Recent(many, Duration.ofNanos(lately[p95])));
    }

    /** Tells all programs of the database how long the floor's transactions take; nothing while it has too few. */
    public void tell(FloorPulses pulses, FloorId floor) {
        recent().ifPresent(recent -> pulses.tell(floor, recent.commits(), recent.p95()));
    }
}
