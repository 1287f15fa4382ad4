package outdial.app.telephony.simulated;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * When things happen: one thread of events, in virtual time ({@link VirtualTime}) or in real time ({@link RealTime}).
 * Whatever runs by a schedule runs alone, so what only its tasks touch needs no lock.
 */
public interface Schedule extends InstantSource {
    /** Runs {@code task} after {@code delay}; tasks due at the same instant run in the order in which they were given. */
    Pending after(Duration delay, Runnable task);

    /** Runs {@code task} as soon as what runs now is done. Safe on any thread. */
    default void soon(Runnable task) {
        after(Duration.ZERO, task);
    }

    /** Asks on the schedule's own thread and waits for the answer. */
    <T> T ask(Supplier<T> question);

    /** A task that has not run yet. */
    interface Pending {
        /** Nothing waits. */
        Pending NONE = () -> {};

        /** It shall not run any more; no effect once it has. */
        void cancel();
    }
}
