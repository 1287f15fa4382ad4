package outdial.compliance.register;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MappeableContainer;
import org.roaringbitmap.buffer.MappeableContainerPointer;

/**
 * Finds a prefix's containers, each of 65,536 numbers, without making objects: a hash table of whole numbers, filled once
 * and then only read. The bitmap's own search for a container costs more than all the rest of a look-up.
 */
final class PrefixTable implements RegisterNumbers {
    private static final int SPREAD = 0x9e3779b9;
    private static final int NONE = -1;
    private static final @Nullable MappeableContainer[] NOTHING = {};
    private static final int BITS = 16;

    private final int[] prefixes;
    private final @Nullable MappeableContainer[][] containers;
    private final int shift;

    /** For at most so many prefixes. */
    PrefixTable(int most) {
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(most));
        shift = Integer.SIZE - bits;
        prefixes = new int[1 << bits];
        Arrays.fill(prefixes, NONE);
        containers = new MappeableContainer[prefixes.length][];
        Arrays.fill(containers, NOTHING);
    }

    void put(int prefix, ImmutableRoaringBitmap bitmap) {
        int slot = slot(prefix);
        prefixes[slot] = prefix;
        @Nullable
        MappeableContainer[] all = new MappeableContainer[((int) (BitmapFile.NUMBERS_OF_PREFIX - 1) >> BITS) + 1];
        MappeableContainerPointer each = bitmap.getContainerPointer();
        for (MappeableContainer one = each.getContainer(); one != null; one = each.getContainer()) {
            all[each.key()] = one;
            each.advance();
        }
        containers[slot] = all;
    }

    @Override
    public boolean has(long digits) {
        int prefix = (int) (digits / BitmapFile.NUMBERS_OF_PREFIX);
        int low = (int) (digits % BitmapFile.NUMBERS_OF_PREFIX);
        @Nullable MappeableContainer[] all = containers[slot(prefix)];
        MappeableContainer container = low >> BITS < all.length ? all[low >> BITS] : null;
        return container != null && container.contains((char) low);
    }

    /** Where the prefix stands, or the free place where it would. */
    private int slot(int prefix) {
        int slot = (prefix * SPREAD) >>> shift;
        while (prefixes[slot] != prefix && prefixes[slot] != NONE) {
            slot = (slot + 1) & (prefixes.length - 1);
        }
        return slot;
    }

    @Override
    public long numbers() {
        long numbers = 0;
        for (@Nullable MappeableContainer[] all : containers) {
            for (MappeableContainer one : all) {
                numbers += one == null ? 0 : one.getCardinality();
            }
        }
        return numbers;
    }
}
