package outdial.app.telephony.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Time that stands still until it is moved, so that an hour passes in the time its events take. For one thread only;
 * the same tasks in the same order always run in the same order.
 */
public final class VirtualTime implements Schedule {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private Instant now;
    private long given;

    public VirtualTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        var pending = new Task(now.plus(delay.isNegative() ? Duration.ZERO : delay), given++, task);
        tasks.add(pending);
        return () -> tasks.remove(pending);
    }

    @Override
    public <T> T ask(Supplier<T> question) {
        return question.get();
    }

    /** Goes to the next task and runs it; false when none is left up to and including {@code until}. */
    public boolean step(Instant until) {
        Task next = tasks.peek();
        if (next == null || next.due().isAfter(until)) {
            return false;
        }
        tasks.remove();
        now = next.due();
        next.work().run();
        return true;
    }

    /** Runs everything due up to and including {@code until}, and leaves the clock there. */
    public void runUntil(Instant until) {
        while (step(until)) {}
        if (now.isBefore(until)) {
            now = until;
        }
    }

    private record Task(Instant due, long number, Runnable work) {}
}
