package outdial.model;

/**
 * The number of a floor's current leadership. It grows by one each time a node takes the lead, and whoever holds an
 * older one is refused by the database and by the dialplan. From 1 to {@value #MAX}: a new leader every ten minutes
 * for ten years.
 */
public record Fence(int value) implements Comparable<Fence> {
    static final int MAX = (1 << AttemptId.FENCE_BITS) - 1;

    public Fence {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("Fence must be from 1 to " + MAX + ": " + value);
        }
    }

    @Override
    public int compareTo(Fence other) {
        return Integer.compare(value, other.value);
    }
}
