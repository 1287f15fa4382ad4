package outdial.app.web.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.AbstractResource;

/** A headerless recording as a WAV file, which every browser plays: two tracks, 8,000 samples a second of 16 bits. */
final class WaveSound extends AbstractResource {
    static final int HEADER = 44;

    private static final short TRACKS = 2;
    private static final int A_SECOND = 8_000;
    private static final short BYTES = 2;

    private final Path raw;
    /** As long as it is now: one that is still being written to is heard up to here. */
    private final long length;

    WaveSound(Path raw) throws IOException {
        this.raw = raw;
        this.length = Files.size(raw) / (TRACKS * BYTES) * (TRACKS * BYTES);
    }

    /** The 44 bytes before the sound, for so many bytes of it. */
    static byte[] header(long sound) {
        int size = (int) Math.min(sound, Integer.MAX_VALUE - HEADER);
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER - 8 + size)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort(TRACKS)
                .putInt(A_SECOND)
                .putInt(A_SECOND * TRACKS * BYTES)
                .putShort((short) (TRACKS * BYTES))
                .putShort((short) (8 * BYTES))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(size)
                .array();
    }

    @Override
    public String getDescription() {
        return raw.toString();
    }

    @Override
    public long contentLength() {
        return HEADER + length;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(header(length)), Files.newInputStream(raw));
    }
}
