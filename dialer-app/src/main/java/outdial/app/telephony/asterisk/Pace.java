package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How fast orders to dial may follow each other: a fixed rate, halved whenever the exchange takes longer than
 * {@link #SLOW} over one order, and regained step by step. Above 60 a second a 2-core exchange answers late and calls
 * pile up; the time an order takes shows it first. Owned by one thread, except {@link #took}.
 */
final class Pace {
    static final Duration SLOW = Duration.ofMillis(200);
    private static final double REGAIN = 0.25;

    private final double limit;
    private final Consumer<Duration> watcher;
    private double rate;
    private long next = Long.MIN_VALUE;

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
        long at = next == Long.MIN_VALUE ? now : Math.max(now, next);
        next = at + (long) (1e9 / rate);
        return at - now;
    }

    /** The exchange took so long over an order. */
    void took(Duration time) {
        synchronized (this) {
            rate = time.compareTo(SLOW) > 0 ? Math.max(1, rate / 2) : Math.min(limit, rate + REGAIN);
        }
        watcher.accept(time);
    }

    synchronized double rate() {
        return rate;
    }
}
