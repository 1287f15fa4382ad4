package outdial.imports.job;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import outdial.sql.FloorPulses;

/**
 * Lets a bulk writer give way to dialling: while a floor's transactions are slow, it waits before each slab, twice as long
 * each time; once they are quick again, half as long each time. It goes by what the dialling program tells in the database,
 * so it does not matter which program writes. For one thread.
 */
public final class GiveWay {
    /** From here on the 95th percentile of dialling's transactions is slow. */
    public static final Duration SLOW = Duration.ofMillis(100);

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** What was told longer ago is of a program that does not dial any more. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private static final Logger LOG = System.getLogger(GiveWay.class.getName());

    private final FloorPulses pulses;
    private final Sleep sleep;
    private Duration pause = Duration.ZERO;
    private Duration waited = Duration.ZERO;

    /** Waits so long, or until the thread is interrupted. */
    @FunctionalInterface
    public interface Sleep {
        void sleep(Duration most);
    }

    public GiveWay(FloorPulses pulses, Sleep sleep) {
        this.pulses = pulses;
        this.sleep = sleep;
    }

    /** Waits if it must; asks the database once. */
    public void await() {
        Duration p95 = pulses.slowest(FRESH);
        Duration next = pause(pause, p95);
        if (pause.isZero() && !next.isZero()) {
            LOG.log(
                    Level.INFO,
                    "Dialling''s transactions take {0} ms (95th percentile): bulk work gives way",
                    p95.toMillis());
        }
        pause = next;
        if (!pause.isZero()) {
            sleep.sleep(pause);
            waited = waited.plus(pause);
        }
    }

    /** How long it has waited in all. */
    public Duration waited() {
        return waited;
    }

    /** The next pause after {@code last}; none is zero. */
    static Duration pause(Duration last, Duration p95) {
        if (p95.compareTo(SLOW) > 0) {
            Duration twice = last.isZero() ? SHORTEST : last.multipliedBy(2);
            return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        }
        Duration half = last.dividedBy(2);
        return half.compareTo(SHORTEST) < 0 ? Duration.ZERO : half;
    }

    /** Sleeps in real time; an interrupt is kept for those who ask for it. */
    public static void sleep(Duration most) {
        try {
            Thread.sleep(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
