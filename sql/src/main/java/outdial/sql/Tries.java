package outdial.sql;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The column {@code campaign_lead.tried_at}: instants in milliseconds, 8 bytes each, oldest first. */
final class Tries {
    /** What the column holds; of more attempts than that the oldest are forgotten. */
    private static final int MOST = 200;

    private Tries() {}

    static List<Instant> read(byte @Nullable [] bytes) {
        var tries = new ArrayList<Instant>();
        if (bytes != null) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                tries.add(Instant.ofEpochMilli(buffer.getLong()));
            }
        }
        return tries;
    }

    static byte[] with(byte @Nullable [] bytes, Instant start) {
        List<Instant> tries = read(bytes);
        tries.add(start);
        List<Instant> kept = tries.subList(Math.max(0, tries.size() - MOST), tries.size());
        var buffer = ByteBuffer.allocate(kept.size() * Long.BYTES);
        kept.forEach(each -> buffer.putLong(each.toEpochMilli()));
        return buffer.array();
    }
}
