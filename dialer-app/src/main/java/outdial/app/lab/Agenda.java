package outdial.app.lab;

import java.util.Arrays;

/** What will happen, the soonest first; equal times in the order they were added. */
final class Agenda {
    private double[] times = new double[256];
    private long[] orders = new long[256];
    private long[] whats = new long[256];
    private int size;
    private long added;

    /** {@code what} and {@code whom}, each from 0 to a million, and a stamp that the adder checks for himself. */
    void add(double at, int what, int whom, int stamp) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            orders = Arrays.copyOf(orders, 2 * size);
            whats = Arrays.copyOf(whats, 2 * size);
        }
        int hole = size++;
        long order = added++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!before(at, order, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, at, order, ((long) what << 56) | ((long) whom << 32) | (stamp & 0xFFFFFFFFL));
    }

    boolean isEmpty() {
        return size == 0;
    }

    double nextAt() {
        return times[0];
    }

    int nextWhat() {
        return (int) (whats[0] >>> 56);
    }

    int nextWhom() {
        return (int) (whats[0] >>> 32) & 0xFFFFFF;
    }

    int nextStamp() {
        return (int) whats[0];
    }

    void removeNext() {
        size--;
        double at = times[size];
        long order = orders[size];
        long what = whats[size];
        int hole = 0;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(times[child + 1], orders[child + 1], child)) {
                child++;
            }
            if (before(at, order, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, at, order, what);
    }

    private boolean before(double at, long order, int other) {
        return at < times[other] || (at == times[other] && order < orders[other]);
    }

    private void move(int from, int to) {
        put(to, times[from], orders[from], whats[from]);
    }

    private void put(int place, double at, long order, long what) {
        times[place] = at;
        orders[place] = order;
        whats[place] = what;
    }
}
