package outdial.compliance.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Takes the numbers of a register, in any order, and writes them as a snapshot. Nothing is seen of it before it is
 * written whole, so a load that was interrupted is simply run again. Used by one thread.
 */
public final class RegisterLoad {
    private static final long LEAST = 1_000_000L;
    private static final long MOST = 999_999_999_999_999L;
    private static final int BUFFER = 1 << 16;

    private final SortedMap<Integer, MutableRoaringBitmap> bitmaps = new TreeMap<>();
    private MutableRoaringBitmap last = new MutableRoaringBitmap();
    private long lastPrefix = -1;
    private long taken;
    private long refused;

    /** Takes one number by its digits, country code first; refused if it has fewer than 7 or more than 15. */
    public boolean add(long digits) {
        if (digits < LEAST || digits > MOST) {
            refused++;
            return false;
        }
        long prefix = digits / BitmapFile.NUMBERS_OF_PREFIX;
        if (prefix != lastPrefix) {
            last = bitmaps.computeIfAbsent((int) prefix, _ -> new MutableRoaringBitmap());
            lastPrefix = prefix;
        }
        last.add((int) (digits % BitmapFile.NUMBERS_OF_PREFIX));
        taken++;
        return true;
    }

    /**
     * Takes a number from the beginning of each line: digits after any {@code +}, up to a comma or the line's end.
     * Lines that hold no number, a heading among them, are refused and counted.
     *
     * @param countryCode put before each number; 0 for numbers that carry theirs
     */
    public void addLines(InputStream in, int countryCode) throws IOException {
        byte[] buffer = new byte[BUFFER];
        var line = new Line(countryCode);
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    end(line);
                } else {
                    line.take(buffer[i]);
                }
            }
        }
        end(line);
    }

    private void end(Line line) {
        if (line.isNumber()) {
            add(line.number());
        } else if (!line.isBlank()) {
            refused++;
        }
        line.clear();
    }

    /** Writes what was taken and opens it. */
    public RegisterSnapshot write(Path file, String name, Instant asOf) throws IOException {
        BitmapFile.write(file, name, asOf, bitmaps);
        return RegisterSnapshot.open(file);
    }

    public long taken() {
        return taken;
    }

    public long refused() {
        return refused;
    }

    /** One line as it is read. */
    private static final class Line {
        private static final int MOST_DIGITS = 15;

        private final int countryCode;
        private long number;
        private int digits;
        private boolean ended;
        private boolean odd;
        private boolean blank = true;

        Line(int countryCode) {
            this.countryCode = countryCode;
        }

        void take(byte c) {
            if (c == ',') {
                ended = true;
            } else if (!ended && c >= '0' && c <= '9' && digits < MOST_DIGITS) {
                number = number * 10 + c - '0';
                digits++;
                blank = false;
            } else if (!ended && c != '\r' && c != ' ' && !(c == '+' && digits == 0)) {
                odd = true;
                blank = false;
            }
        }

        boolean isBlank() {
            return blank && !ended;
        }

        boolean isNumber() {
            return digits > 0 && !odd;
        }

        long number() {
            long shifted = countryCode;
            for (int i = 0; i < digits && countryCode > 0; i++) {
                shifted *= 10;
            }
            return shifted + number;
        }

        void clear() {
            number = 0;
            digits = 0;
            ended = false;
            odd = false;
            blank = true;
        }
    }
}
