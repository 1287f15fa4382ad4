package outdial.model;

/** The campaigns that share agents; the unit of leadership. From 1 to {@value #MAX}. */
public record FloorId(int value) {
    static final int MAX = (1 << AttemptId.FLOOR_BITS) - 1;

    public FloorId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("FloorId must be from 1 to " + MAX + ": " + value);
        }
    }
}
