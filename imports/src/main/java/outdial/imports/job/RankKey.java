package outdial.imports.job;

import outdial.model.LeadListId;

/**
 * A lead's place in the hopper, the lowest first: 15 bits of the list's priority, 24 of the lead's value turned round,
 * 24 of chance. Chance keeps a file sorted by name or town from being dialled in that order; it follows from list and
 * row, so that a repeated import gives the same order.
 */
final class RankKey {
    private static final int MOST_PRIORITY = (1 << 15) - 1;
    private static final int MOST_VALUE = (1 << 23) - 1;
    private static final int CHANCES = 1 << 24;

    private RankKey() {}

    /**
     * The key.
     *
     * @param priority of the list, the lowest first; held within 0 to 32,767
     * @param value of the lead, the highest first; held within ±8,388,607
     */
    static long of(int priority, int value, LeadListId list, long row) {
        long listFirst = Math.clamp(priority, 0, MOST_PRIORITY);
        long valueFirst = (long) MOST_VALUE - Math.clamp(value, -MOST_VALUE, MOST_VALUE);
        long chance = mixed(list.value() * 0x9E3779B97F4A7C15L + row) >>> 40;
        return (listFirst << 48) | (valueFirst << 24) | (chance & (CHANCES - 1));
    }

    /** The same place for a lead of another value. */
    static long withValue(long rankKey, int value) {
        long valueFirst = (long) MOST_VALUE - Math.clamp(value, -MOST_VALUE, MOST_VALUE);
        return (rankKey & ~(0xFF_FFFFL << 24)) | (valueFirst << 24);
    }

    /** Every bit of the result depends on every bit of {@code z}: the finalizer of MurmurHash3. */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        long b = (a ^ (a >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return b ^ (b >>> 33);
    }
}
