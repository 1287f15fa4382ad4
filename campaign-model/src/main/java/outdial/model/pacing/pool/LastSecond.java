package outdial.model.pacing.pool;

import java.time.Instant;
import java.util.ArrayDeque;

/** The calls that began within the last second, so that no second has more than it may. For one thread. */
public final class LastSecond {
    private final ArrayDeque<Instant> begun = new ArrayDeque<>();

    /** How many more may begin now if any second may have {@code most}. */
    public int room(int most, Instant now) {
        Instant past = now.minusSeconds(1);
        while (!begun.isEmpty() && !begun.peekFirst().isAfter(past)) {
            begun.removeFirst();
        }
        return Math.max(0, most - begun.size());
    }

    /** So many begin now. */
    public void begin(int calls, Instant now) {
        for (int i = 0; i < calls; i++) {
            begun.addLast(now);
        }
    }
}
