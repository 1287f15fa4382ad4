package outdial.compliance.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Takes the numbers of a register, in any order, and writes them as a snapshot. Used by one thread. */
public final class RegisterLoad implements RegisterIntake {
    private static final long LEAST = 1_000_000L;
    private static final long MOST = 999_999_999_999_999L;
    private static final int BUFFER = 1 << 16;

    private final SortedMap<Integer, MutableRoaringBitmap> bitmaps = new TreeMap<>();
    private MutableRoaringBitmap last = new MutableRoaringBitmap();
    private final int countryCode;
    private final long columns;
    private long lastPrefix = -1;
    private long taken;
    private long refused;

    /** Numbers that carry their country codes, in the first column. */
    public RegisterLoad() {
        this(0, List.of(1));
    }

    /**
     * As {@link RegisterReading} says.
     *
     * @param countryCode put before each number of a line; 0 for numbers that carry theirs
     * @param columns whose digits make the number, from 1
     */
    RegisterLoad(int countryCode, List<Integer> columns) {
        this.countryCode = countryCode;
        this.columns = columns.stream().mapToLong(one -> 1L << (one - 1)).reduce(0, (one, other) -> one | other);
    }

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
     * Takes a number from the columns of each line, which end with a comma, a semicolon or a tab; signs that usually stand
     * between digits are passed over. Lines that hold no number, a heading among them, are refused and counted.
     */
    @Override
    public void addLines(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        var line = new Line(countryCode, columns);
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

    @Override
    public RegisterSnapshot write(Path file, String name, Instant asOf) throws IOException {
        BitmapFile.write(file, name, asOf, bitmaps);
        return RegisterSnapshot.open(file);
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public long refused() {
        return refused;
    }

    /** One line as it is read. */
    private static final class Line {
        private static final int MOST_DIGITS = 15;

        private final int countryCode;
        private final long columns;
        private long number;
        private int digits;
        private int column;
        private boolean odd;
        private boolean blank = true;

        Line(int countryCode, long columns) {
            this.countryCode = countryCode;
            this.columns = columns;
        }

        void take(byte c) {
            if (c == ',' || c == ';' || c == '\t') {
                column++;
            } else if (((columns >> column) & 1) != 0 && column < Long.SIZE) {
                takeWanted(c);
            }
        }

        private void takeWanted(byte c) {
            if (c >= '0' && c <= '9' && digits < MOST_DIGITS) {
                number = number * 10 + c - '0';
                digits++;
                blank = false;
            } else if (!isPassedOver(c)) {
                odd = true;
                blank = false;
            }
        }

        /** Quotation marks, what people write between digits, and the mark of byte order that begins some files. */
        private boolean isPassedOver(byte c) {
            return switch (c) {
                case '\r', ' ', '"', '-', '.', '(', ')', '/' -> true;
                case '+', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> digits == 0;
                default -> false;
            };
        }

        boolean isBlank() {
            return blank && column == 0;
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
            column = 0;
            odd = false;
            blank = true;
        }
    }
}
