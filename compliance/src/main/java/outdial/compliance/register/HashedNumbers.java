package outdial.compliance.register;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** Numbers of which only hashes are known: sorted, mapped, searched by halves. */
final class HashedNumbers implements RegisterNumbers {
    static final ValueLayout.OfLong HASH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final RegisterHashing hashing;
    private final MemorySegment hashes;
    private final long count;

    /** @param hashes as signed numbers, the least first */
    HashedNumbers(RegisterHashing hashing, MemorySegment hashes) {
        this.hashing = hashing;
        this.hashes = hashes;
        count = hashes.byteSize() / Long.BYTES;
    }

    @Override
    public boolean has(long digits) {
        OptionalLong hash = hashing.of(digits);
        return hash.isPresent() && isThere(hash.getAsLong());
    }

    private boolean isThere(long wanted) {
        long low = 0;
        long high = count - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            long found = hashes.getAtIndex(HASH, middle);
            if (found == wanted) {
                return true;
            }
            if (found < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    @Override
    public long numbers() {
        return count;
    }
}
