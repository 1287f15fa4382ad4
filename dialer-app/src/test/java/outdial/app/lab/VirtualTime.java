package outdial.app.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when everything at this instant is done. What is due together runs in the order it was set. */
final class VirtualTime {
    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now;
    private long count;

    VirtualTime(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    void in(Duration delay, Runnable what) {
        dues.add(new Due(now.plus(delay), count++, what));
    }

    void inMillis(long delay, Runnable what) {
        in(Duration.ofMillis(delay), what);
    }

    void runUntil(Instant end) {
        for (Due due = dues.peek(); due != null && !due.at.isAfter(end); due = dues.peek()) {
            dues.remove();
            now = due.at;
            due.what.run();
        }
        now = end;
    }

    private record Due(Instant at, long order, Runnable what) {}
}
