package outdial.compliance.register;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * The layout of a register's file: name, date, then one bitmap for each prefix. A number is its prefix, all digits but
 * the last seven, and a bit for those seven: in North America a prefix is an area code.
 */
final class BitmapFile {
    static final long NUMBERS_OF_PREFIX = 10_000_000L;
    private static final long MAGIC = 0x6f75744469616c31L;
    private static final int BUFFER = 1 << 16;

    private BitmapFile() {}

    /** Writes a file whole or not at all, and returns its version: the beginning of the SHA-256 of its content. */
    static String write(Path file, String name, Instant asOf, SortedMap<Integer, MutableRoaringBitmap> bitmaps)
            throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        MessageDigest digest = sha256();
        try (OutputStream plain = Files.newOutputStream(unfinished);
                var out =
                        new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(plain, digest), BUFFER))) {
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
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    /** Maps a file; what it holds is read by the system when it is first asked for. */
    static RegisterSnapshot map(Path file, String version) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var head = new Head(channel);
            MemorySegment whole = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            var bitmaps = new PrefixTable(head.count());
            for (int i = 0; i < head.count(); i++) {
                int prefix = head.nextInt();
                int size = head.nextInt();
                if (prefix < 0 || size < 0 || head.position() + size > channel.size()) {
                    throw new IOException(file + " is damaged: no prefix " + prefix + " of " + size + " bytes");
                }
                bitmaps.put(
                        prefix,
                        new ImmutableRoaringBitmap(
                                whole.asSlice(head.position(), size).asByteBuffer()));
                head.skip(size);
            }
            return new RegisterSnapshot(head.name(), version, head.asOf(), bitmaps);
        }
    }

    static String version(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Reads the file's numbers one after the other. */
    private static final class Head {
        private final FileChannel channel;
        private final String name;
        private final Instant asOf;
        private final int count;
        private long position;

        Head(FileChannel channel) throws IOException {
            this.channel = channel;
            if (read(Long.BYTES).getLong() != MAGIC) {
                throw new IOException("It is no register of this program");
            }
            byte[] text = new byte[read(Short.BYTES).getShort() & 0xffff];
            read(text.length).get(text);
            name = new String(text, StandardCharsets.UTF_8);
            asOf = Instant.ofEpochSecond(read(Long.BYTES).getLong());
            count = nextInt();
            if (count < 0 || count > channel.size() / (2 * Integer.BYTES)) {
                throw new IOException("It is damaged: it can't have " + count + " prefixes");
            }
        }

        private ByteBuffer read(int bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(bytes);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) < 0) {
                    throw new IOException("It ends early; the register was not written whole");
                }
            }
            position += bytes;
            return buffer.flip();
        }

        int nextInt() throws IOException {
            return read(Integer.BYTES).getInt();
        }

        void skip(int bytes) {
            position += bytes;
        }

        long position() {
            return position;
        }

        String name() {
            return name;
        }

        Instant asOf() {
            return asOf;
        }

        int count() {
            return count;
        }
    }
}
