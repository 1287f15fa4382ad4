package outdial.imports.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * UTF-16 as text. Half of a pair that stands alone is one letter that can't be read, U+FFFD, and so is an odd byte at the
 * end; Java's own decoder takes the letter after the half with it, and a line's end with that.
 */
final class Utf16Text extends Reader {
    private static final char UNREADABLE = '\uFFFD';
    private static final int NONE = -1;

    private final InputStream bytes;
    private final boolean isBigEndian;

    /** The letter after the last one that was given out, if it was read already. */
    private int ahead = NONE;

    /** The second half of a letter whose first was given out. */
    private int half = NONE;

    Utf16Text(InputStream bytes, boolean isBigEndian) {
        this.bytes = new BufferedInputStream(bytes, 1 << 16);
        this.isBigEndian = isBigEndian;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int given = 0;
        while (given < length) {
            int next = letter();
            if (next == NONE) {
                break;
            }
            target[from + given++] = (char) next;
        }
        return given == 0 && length > 0 ? NONE : given;
    }

    /** The next letter, or half of one whose other half follows. */
    private int letter() throws IOException {
        if (half != NONE) {
            int other = half;
            half = NONE;
            return other;
        }
        int next = take();
        if (next == NONE || !Character.isSurrogate((char) next)) {
            return next;
        }
        if (Character.isHighSurrogate((char) next)) {
            int other = take();
            if (other != NONE && Character.isLowSurrogate((char) other)) {
                half = other;
                return next;
            }
            ahead = other;
        }
        return UNREADABLE;
    }

    private int take() throws IOException {
        if (ahead != NONE) {
            int next = ahead;
            ahead = NONE;
            return next;
        }
        int first = bytes.read();
        int second = bytes.read();
        if (first < 0) {
            return NONE;
        } else if (second < 0) {
            return UNREADABLE;
        }
        return isBigEndian ? (first << 8) | second : (second << 8) | first;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
