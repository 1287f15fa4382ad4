package outdial.compliance.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stream's lines as bytes, one at a time in a buffer that is used again: no text is made of what is only hashed. */
final class LineBytes {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int position;
    private int filled;
    private boolean whole;
    private boolean ended;

    LineBytes(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false after the last. */
    boolean next() throws IOException {
        start = position;
        int scanned = start;
        while (true) {
            for (; scanned < filled; scanned++) {
                if (buffer[scanned] == '\n') {
                    end = scanned;
                    position = scanned + 1;
                    whole = true;
                    return true;
                }
            }
            if (ended) {
                end = filled;
                position = filled;
                whole = false;
                return start < filled;
            }
            scanned -= makeRoom();
            fill();
        }
    }

    /** Whether the line has its end; the last line of a file cut short has none. */
    boolean isWhole() {
        return whole;
    }

    private int makeRoom() {
        int moved = start;
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        position = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        return moved;
    }

    private void fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    /** Where the line ends, its line feed left out. */
    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    byte at(int index) {
        return buffer[start + index];
    }

    String text() {
        return new String(buffer, start, length(), StandardCharsets.UTF_8);
    }
}
