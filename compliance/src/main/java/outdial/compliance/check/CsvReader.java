package outdial.compliance.check;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values by RFC 4180 with commas or another separator between, read a record at a time; lines may end in any usual way. Takes everything: a
 * quotation mark in the wrong place is text, and one that is never closed is closed by the end of the file.
 */
final class CsvReader {
    private static final int END = -1;
    private static final char QUOTE = '"';

    private final Reader in;
    private final char separator;
    private int next;

    CsvReader(Reader in, char separator) throws IOException {
        this.in = in;
        this.separator = separator;
        next = in.read();
        if (next == '\uFEFF') {
            next = in.read();
        }
    }

    /**
     * One record.
     *
     * @param whole false if the file ended within quotation marks
     */
    record Fields(List<String> values, boolean whole) {
        /** A line with nothing on it. */
        boolean isBlank() {
            return values.size() == 1 && values.getFirst().isBlank();
        }
    }

    /** The next record, or none at the end. */
    Optional<Fields> read() throws IOException {
        if (next == END) {
            return Optional.empty();
        }
        var values = new ArrayList<String>();
        boolean whole = true;
        while (true) {
            var value = new StringBuilder();
            whole &= field(value);
            values.add(value.toString());
            int end = next;
            if (end != END) {
                advance();
            }
            if (end != separator) {
                if (end == '\r' && next == '\n') {
                    advance();
                }
                return Optional.of(new Fields(values, whole));
            }
        }
    }

    /** Reads to the separator or line end that follows; false if the file ends within quotation marks. */
    private boolean field(StringBuilder value) throws IOException {
        if (next == QUOTE) {
            advance();
            if (!quoted(value)) {
                return false;
            }
        }
        while (next != separator && next != '\r' && next != '\n' && next != END) {
            value.append((char) next);
            advance();
        }
        return true;
    }

    private boolean quoted(StringBuilder value) throws IOException {
        while (next != END) {
            if (next == QUOTE) {
                advance();
                if (next != QUOTE) {
                    return true;
                }
            }
            value.append((char) next);
            advance();
        }
        return false;
    }

    private void advance() throws IOException {
        next = in.read();
    }
}
