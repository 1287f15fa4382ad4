package outdial.app.floor;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What to look at again, and when. Nothing is ever taken back: whoever is called looks whether it still matters. */
final class Deadlines {
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private long count;

    void add(Instant at, Runnable look) {
        dues.add(new Due(at, count++, look));
    }

    /** Runs all that is due at {@code now}, the earliest first; of equals, the first added. */
    void runUntil(Instant now) {
        for (Due due = dues.peek(); due != null && !due.at.isAfter(now); due = dues.peek()) {
            dues.remove();
            due.look.run();
        }
    }

    private record Due(Instant at, long order, Runnable look) implements Comparable<Due> {
        private static final Comparator<Due> EARLIEST =
                Comparator.comparing(Due::at).thenComparingLong(Due::order);

        @Override
        public int compareTo(Due other) {
            return EARLIEST.compare(this, other);
        }
    }
}
