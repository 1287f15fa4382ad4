package outdial.compliance.register;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads what stands at the beginning of a register's file, one after the other: kind, name, date, then numbers. */
final class RegisterHead {
    private final FileChannel channel;
    private final long magic;
    private final String name;
    private final Instant asOf;
    private long position;

    RegisterHead(FileChannel channel) throws IOException {
        this.channel = channel;
        magic = nextLong();
        if (magic != BitmapFile.MAGIC && magic != HashedFile.MAGIC) {
            throw new IOException("It is no register of this program");
        }
        name = nextText();
        asOf = Instant.ofEpochSecond(nextLong());
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

    private String nextText() throws IOException {
        byte[] text = new byte[read(Short.BYTES).getShort() & 0xffff];
        read(text.length).get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** How the numbers are hashed, as {@link RegisterReading#written} says it. */
    RegisterHashing nextHashing() throws IOException {
        return RegisterReading.find(nextText())
                .flatMap(RegisterReading::hashing)
                .orElseThrow(() -> new IOException("It is damaged: it does not say how its numbers are hashed"));
    }

    int nextInt() throws IOException {
        return read(Integer.BYTES).getInt();
    }

    long nextLong() throws IOException {
        return read(Long.BYTES).getLong();
    }

    void skip(int bytes) {
        position += bytes;
    }

    long position() {
        return position;
    }

    boolean isHashed() {
        return magic == HashedFile.MAGIC;
    }

    String name() {
        return name;
    }

    Instant asOf() {
        return asOf;
    }
}
