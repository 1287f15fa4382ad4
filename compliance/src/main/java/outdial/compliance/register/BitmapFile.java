package outdial.compliance.register;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * The layout of a register's file: name, date, then one bitmap for each prefix. A number is its prefix, all digits but
 * the last seven, and a bit for those seven: in North America a prefix is an area code.
 */
final class BitmapFile {
    static final long NUMBERS_OF_PREFIX = 10_000_000L;
    static final long MAGIC = 0x6f75744469616c31L;

    private BitmapFile() {}

    /** Writes a file whole or not at all, and returns its version: the beginning of the SHA-256 of its content. */
    static String write(Path file, String name, Instant asOf, SortedMap<Integer, MutableRoaringBitmap> bitmaps)
            throws IOException {
        return WholeFile.write(file, out -> {
            out.writeLong(MAGIC);
            out.writeUTF(name);
            out.writeLong(asOf.getEpochSecond());
            out.writeInt(bitmaps.size());
            for (var one : bitmaps.entrySet()) {
                one.getValue().runOptimize();
                out.writeInt(one.getKey());
                out.writeInt(one.getValue().serializedSizeInBytes());
                one.getValue().serialize(out);
            }
        });
    }

    /** Maps a file; what it holds is read by the system when it is first asked for. */
    static PrefixTable map(FileChannel channel, RegisterHead head) throws IOException {
        int count = head.nextInt();
        if (count < 0 || count > channel.size() / (2 * Integer.BYTES)) {
            throw new IOException("It is damaged: it can't have " + count + " prefixes");
        }
        MemorySegment whole = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        var bitmaps = new PrefixTable(count);
        for (int i = 0; i < count; i++) {
            int prefix = head.nextInt();
            int size = head.nextInt();
            if (prefix < 0 || size < 0 || head.position() + size > channel.size()) {
                throw new IOException("It is damaged: no prefix " + prefix + " of " + size + " bytes");
            }
            bitmaps.put(
                    prefix,
                    new ImmutableRoaringBitmap(
                            whole.asSlice(head.position(), size).asByteBuffer()));
            head.skip(size);
        }
        return bitmaps;
    }
}
