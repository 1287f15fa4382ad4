package outdial.compliance.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;

/** The commitments of the row just read, and how many of them the lines after it have opened. */
final class Openings {
    private static final byte[] MARK = ("=" + Commitment.MARK).getBytes(StandardCharsets.UTF_8);
    private static final int FIELDS = 5;

    private final Mac mac = Commitment.mac();
    private byte[] row = new byte[1 << 10];
    private int length;
    private int committed;
    private int opened;

    void begin(LineBytes line) {
        opened = 0;
        committed = count(line);
        length = committed > 0 ? line.length() : 0;
        if (length > row.length) {
            row = new byte[2 * length];
        }
        System.arraycopy(line.bytes(), line.start(), row, 0, length);
    }

    void clear() {
        length = 0;
        committed = 0;
        opened = 0;
    }

    boolean areMissing() {
        return opened < committed;
    }

    /** Whether the line opens a commitment of row {@code seq}, and rightly. */
    boolean opens(String line, long seq) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || !fields[1].equals(String.valueOf(seq))) {
            return false;
        }
        try {
            String commitment = Commitment.of(mac, HexFormat.of().parseHex(fields[3]), LedgerText.plain(fields[4]));
            opened++;
            return hasField((fields[2] + "=" + commitment).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the row has this between two tabs, or between the last tab and its end. */
    private boolean hasField(byte[] field) {
        for (int from = 1; from + field.length <= length; from++) {
            int end = from + field.length;
            if (row[from - 1] == '\t'
                    && (end == length || row[end] == '\t')
                    && Arrays.equals(row, from, end, field, 0, field.length)) {
                return true;
            }
        }
        return false;
    }

    private static int count(LineBytes row) {
        int count = 0;
        for (int i = 0; i <= row.length() - MARK.length; i++) {
            if (row.at(i) == '=' && isMark(row, i)) {
                count++;
                i += MARK.length;
            }
        }
        return count;
    }

    private static boolean isMark(LineBytes row, int from) {
        for (int i = 0; i < MARK.length; i++) {
            if (row.at(from + i) != MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
