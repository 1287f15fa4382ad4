package outdial.compliance.register;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Finds a prefix's bitmap without making objects: a hash table of whole numbers, filled once and then only read. */
final class PrefixTable {
    private static final int SPREAD = 0x9e3779b9;
    private static final int NONE = -1;

    private final int[] prefixes;
    private final @Nullable ImmutableRoaringBitmap[] bitmaps;
    private final int shift;

    /** For at most so many prefixes. */
    PrefixTable(int most) {
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(most));
        shift = Integer.SIZE - bits;
        prefixes = new int[1 << bits];
        Arrays.fill(prefixes, NONE);
        bitmaps = new ImmutableRoaringBitmap[prefixes.length];
    }

    void put(int prefix, ImmutableRoaringBitmap bitmap) {
        int slot = slot(prefix);
        prefixes[slot] = prefix;
        bitmaps[slot] = bitmap;
    }

    @Nullable
    ImmutableRoaringBitmap find(int prefix) {
        return bitmaps[slot(prefix)];
    }

    /** Where the prefix stands, or the free place where it would. */
    private int slot(int prefix) {
        int slot = (prefix * SPREAD) >>> shift;
        while (prefixes[slot] != prefix && prefixes[slot] != NONE) {
            slot = (slot + 1) & (prefixes.length - 1);
        }
        return slot;
    }

    long numbers() {
        long numbers = 0;
        for (ImmutableRoaringBitmap bitmap : bitmaps) {
            numbers += bitmap == null ? 0 : bitmap.getLongCardinality();
        }
        return numbers;
    }
}
