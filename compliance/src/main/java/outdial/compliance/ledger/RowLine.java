package outdial.compliance.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** The parts of a row's line that the verifier looks at, without making texts of it. Used again for each line. */
final class RowLine {
    private static final int HASH_AT = 2;
    private static final int CONTENT_AT = HASH_AT + Hashes.HEX + 1;
    private static final int HASH_BYTES = 32;
    private static final int LONGEST_SEQ = 18;

    private final MessageDigest digest = Hashes.sha256();
    private final byte[] stated = new byte[HASH_BYTES];
    private final byte[] computed = new byte[HASH_BYTES];
    private final byte[] prev = new byte[HASH_BYTES];
    private long seq;

    /** Whether the line has the shape of a row. */
    boolean read(LineBytes line) {
        seq = -1;
        return line.length() > CONTENT_AT
                && line.at(1) == '\t'
                && line.at(CONTENT_AT - 1) == '\t'
                && hex(line, HASH_AT, stated)
                && readContent(line);
    }

    private boolean readContent(LineBytes line) {
        long number = 0;
        int at = CONTENT_AT;
        while (at < line.length() && line.at(at) >= '0' && line.at(at) <= '9' && at - CONTENT_AT <= LONGEST_SEQ) {
            number = number * 10 + line.at(at) - '0';
            at++;
        }
        boolean read = at > CONTENT_AT
                && at + 1 + Hashes.HEX < line.length()
                && line.at(at) == '\t'
                && hex(line, at + 1, prev);
        seq = read ? number : -1;
        return read;
    }

    /** The row's number; -1 if the line is no row. */
    long seq() {
        return seq;
    }

    /** Whether the content has the hash that the line states. */
    boolean isAsStated(LineBytes line) {
        digest.update(line.bytes(), line.start() + CONTENT_AT, line.length() - CONTENT_AT);
        try {
            digest.digest(computed, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
        return Arrays.equals(computed, stated);
    }

    boolean follows(byte[] hash) {
        return Arrays.equals(prev, hash);
    }

    byte[] hash() {
        return stated;
    }

    private static boolean hex(LineBytes line, int from, byte[] into) {
        for (int i = 0; i < HASH_BYTES; i++) {
            int high = digit(line.at(from + 2 * i));
            int low = digit(line.at(from + 2 * i + 1));
            if (high < 0 || low < 0) {
                return false;
            }
            into[i] = (byte) (high << 4 | low);
        }
        return true;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
