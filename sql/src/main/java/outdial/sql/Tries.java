package outdial.sql;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.model.call.Outcome;
import outdial.model.disposition.Disposition;

/**
 * The column {@code campaign_lead.tried_at}: the attempts that count, 8 bytes each, oldest first. The first byte tells how
 * it ended, the other seven when it began, in milliseconds; 0 is an attempt of whose end nothing was kept.
 */
final class Tries {
    /** What the column holds; of more attempts than that the oldest are forgotten. */
    private static final int MOST = 200;

    private static final int ENDING_AT = 56;
    private static final long INSTANT = (1L << ENDING_AT) - 1;

    private Tries() {}

    static List<PriorAttempt> read(byte @Nullable [] bytes) {
        var tries = new ArrayList<PriorAttempt>();
        if (bytes != null) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                long one = buffer.getLong();
                tries.add(new PriorAttempt(Instant.ofEpochMilli(one & INSTANT), ending((int) (one >>> ENDING_AT))));
            }
        }
        return tries;
    }

    static byte[] with(byte @Nullable [] bytes, Instant start, Ending ending) {
        List<PriorAttempt> tries = read(bytes);
        tries.add(new PriorAttempt(start, ending));
        return write(tries.subList(Math.max(0, tries.size() - MOST), tries.size()));
    }

    /** The same, but that the person refused in the attempt that began then. */
    static byte @Nullable [] refused(byte @Nullable [] bytes, Instant start) {
        if (bytes == null) {
            return null;
        }
        UnaryOperator<PriorAttempt> told =
                one -> one.at().equals(start) ? new PriorAttempt(start, Ending.REFUSED) : one;
        return write(read(bytes).stream().map(told).toList());
    }

    /** What rules know an outcome as. */
    static Ending ending(Outcome outcome) {
        return switch (outcome) {
            case TALKED, AGENT_LOST, HUNG_UP_EARLY -> Ending.CONNECTED;
            case ABANDONED -> Ending.ABANDONED;
            case MACHINE -> Ending.MACHINE;
            case NO_ANSWER, CANCELLED, SYSTEM_LOST, UNKNOWN -> Ending.NO_ANSWER;
            case BUSY, REJECTED -> Ending.BUSY;
            case INVALID_NUMBER, CONGESTION, VOID -> Ending.FAILED;
        };
    }

    /** Whether an agent who records this was told no. */
    static boolean isRefusal(Disposition.Kind kind) {
        return kind == Disposition.Kind.REFUSAL || kind == Disposition.Kind.DO_NOT_CALL;
    }

    private static byte[] write(List<PriorAttempt> tries) {
        var buffer = ByteBuffer.allocate(tries.size() * Long.BYTES);
        tries.forEach(one ->
                buffer.putLong((long) code(one.ending()) << ENDING_AT | one.at().toEpochMilli()));
        return buffer.array();
    }

    private static int code(Ending ending) {
        return switch (ending) {
            case NO_ANSWER -> 0;
            case BUSY -> 1;
            case CONNECTED -> 2;
            case ABANDONED -> 3;
            case MACHINE -> 4;
            case REFUSED -> 5;
            case FAILED -> 6;
        };
    }

    private static Ending ending(int code) {
        for (Ending ending : Ending.values()) {
            if (code(ending) == code) {
                return ending;
            }
        }
        return Ending.NO_ANSWER;
    }
}
