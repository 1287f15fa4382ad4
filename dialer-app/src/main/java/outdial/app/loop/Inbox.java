package outdial.app.loop;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import outdial.app.floor.FloorInput;

/**
 * What the floor is still to be told, in the order in which it came. News that finds it full is lost and counted, and
 * the loop then asks the exchange what lives; answers of the store are never lost, as there are never more of them
 * than orders in work. Safe on any thread.
 */
public final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final ArrayDeque<Told> waiting = new ArrayDeque<>();
    private final int capacity;
    private long lost;
    private boolean gap;

    /** @param capacity how much news may wait, at least 1 */
    public Inbox(int capacity) {
        this.capacity = capacity;
    }

    record Told(FloorInput input, Instant at) {}

    /** Tells the floor something; false when there is no room and it was lost. */
    public boolean offer(FloorInput input, Instant at) {
        lock.lock();
        try {
            if (waiting.size() >= capacity) {
                lost++;
                gap = true;
                return false;
            }
            add(input, at);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tells the floor what it waits for; there is always room. */
    public void put(FloorInput input, Instant at) {
        lock.lock();
        try {
            add(input, at);
        } finally {
            lock.unlock();
        }
    }

    /** The next input; waits for it at most {@code nanos}. */
    Optional<Told> poll(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && left > 0) {
                left = told.awaitNanos(left);
            }
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Whether so much waits that nothing new should be begun. */
    boolean isHigh() {
        lock.lock();
        try {
            return waiting.size() > capacity / 2;
        } finally {
            lock.unlock();
        }
    }

    /** Whether news was lost since this was last asked, and there is room again. */
    boolean takeGap() {
        lock.lock();
        try {
            boolean taken = gap && waiting.size() < capacity;
            gap &= !taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** How much news was lost since the start. */
    public long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    private void add(FloorInput input, Instant at) {
        waiting.add(new Told(input, at));
        told.signal();
    }
}
