package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How fast orders to dial may follow each other: a fixed rate, halved at most once a second while the exchange takes
 * longer than {@link #SLOW} over an order, and regained step by step. Above 60 a second a 2-core exchange answers late
 * and calls pile up; the time an order takes shows it first. Instants are those of {@link System#nanoTime}. Safe on any
 * thread.
 */
final class Pace {
    static final Duration SLOW = Duration.ofMillis(200);
    private static final double REGAIN = 0.25;
    private static final long SECOND = 1_000_000_000L;
    /** A thread wakes late now and then; so much of it is made good, or the rate would never be reached. */
    private static final long CATCH_UP = SECOND / 10;

    private final double limit;
    private final Consumer<Duration> watcher;
    private double rate;
    private long next = Long.MIN_VALUE;
    private long halved = Long.MIN_VALUE;

    /**
     * At most {@code limit} orders a second; at least 1.
     *
     * @param watcher is told each time an order took
     */
    Pace(int limit, Consumer<Duration> watcher) {
        this.limit = Math.max(1, limit);
        this.watcher = watcher;
        this.rate = this.limit;
    }

    /** Books the next order; the answer is how many nanoseconds after {@code now} it may go. */
    synchronized long book(long now) {
        long at = next == Long.MIN_VALUE ? now : Math.max(now - CATCH_UP, next);
        next = at + (long) (SECOND / rate);
        return Math.max(0, at - now);
    }

    /** The exchange took so long over an order, as known at {@code now}. */
    void took(Duration time, long now) {
        synchronized (this) {
            if (time.compareTo(SLOW) <= 0) {
                rate = Math.min(limit, rate + REGAIN);
            } else if (halved == Long.MIN_VALUE || now - halved >= SECOND) {
                // Orders already on their way say the same thing again: that is no new reason.
                rate = Math.max(1, rate / 2);
                halved = now;
            }
        }
        watcher.accept(time);
    }

    synchronized double rate() {
        return rate;
    }
}
