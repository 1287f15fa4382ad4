package outdial.model;

/**
 * One decision to dial one phone. The id is also the channel id on the PBX, so it is known before anything is written
 * and is never used twice: floor (10 bits), fence (19 bits) and the leader's own count (24 bits), one after the other.
 * Two leaders of one floor differ in the fence, two floors in the floor; no sequence is shared and no round trip made.
 * At most 53 bits, so that a spreadsheet and a browser hold it exactly.
 */
public record AttemptId(long value) implements Comparable<AttemptId> {
    static final int FLOOR_BITS = 10;
    static final int FENCE_BITS = 19;
    static final int COUNT_BITS = 24;

    /** The most attempts that one leadership can make; after it the leader takes the lead anew. */
    public static final int MAX_COUNT = (1 << COUNT_BITS) - 1;

    public AttemptId {
        if (value <= 0 || value >= 1L << (FLOOR_BITS + FENCE_BITS + COUNT_BITS)) {
            throw new IllegalArgumentException("AttemptId out of range: " + value);
        }
    }

    /** The {@code count}th attempt, from 0 to {@link #MAX_COUNT}, of the leadership {@code fence} of {@code floor}. */
    public static AttemptId of(FloorId floor, Fence fence, int count) {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("An attempt's count must be from 0 to " + MAX_COUNT + ": " + count);
        }
        return new AttemptId(((long) floor.value() << FENCE_BITS | fence.value()) << COUNT_BITS | count);
    }

    public FloorId floor() {
        return new FloorId((int) (value >>> (FENCE_BITS + COUNT_BITS)));
    }

    public Fence fence() {
        return new Fence((int) (value >>> COUNT_BITS) & Fence.MAX);
    }

    @Override
    public int compareTo(AttemptId other) {
        return Long.compare(value, other.value);
    }
}
