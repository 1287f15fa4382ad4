package outdial.imports.file;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A delimited text on its way to Commons CSV, row by row. A quote that is opened and never closed would swallow the rows
 * below it; here it costs its own line only, which goes on with its quotes taken as letters and is noted as flawed.
 */
final class CsvText extends Reader {
    private static final int BUFFER = 64 * 1024;

    private final Reader source;
    private final char delimiter;
    private final char quote;
    private final ArrayDeque<Long> flawed = new ArrayDeque<>();

    private char[] window = new char[BUFFER];
    private int begin;
    private int end;
    private boolean isAtEnd;
    private long row;

    private char[] out = new char[0];
    private int outFrom;
    private int outTo;

    CsvText(Reader source, char delimiter, char quote) {
        this.source = source;
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** Whether the row of this number has a quote that is never closed. Ask in the order of rows. */
    boolean isFlawed(long number) {
        while (!flawed.isEmpty() && flawed.peek() < number) {
            flawed.remove();
        }
        return !flawed.isEmpty() && flawed.peek() == number;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (outFrom == outTo && !nextRow()) {
            return -1;
        }
        int given = Math.min(length, outTo - outFrom);
        System.arraycopy(out, outFrom, target, from, given);
        outFrom += given;
        return given;
    }

    /** Where a row's scan stands; a field is what stands between two delimiters. */
    private enum At {
        START,
        PLAIN,
        QUOTED,
        CLOSED,
        AFTER
    }

    private boolean nextRow() throws IOException {
        At at = At.START;
        int quotedFrom = 0;
        boolean isMultiline = false;
        int firstLineEnd = -1;
        for (int i = 0; ; i++) {
            if (begin + i >= end && !fill(i)) {
                if (i == 0) {
                    return false;
                }
                return at == At.QUOTED ? flawed(firstLineEnd < 0 ? i : firstLineEnd) : whole(i);
            }
            char c = window[begin + i];
            boolean isLineEnd = c == '\n' || c == '\r';
            if (isLineEnd && firstLineEnd < 0) {
                firstLineEnd = i + lineEnd(i);
            }
            switch (at) {
                case QUOTED -> {
                    if (c == quote) {
                        boolean isDoubled = (begin + i + 1 < end || fill(i + 1)) && window[begin + i + 1] == quote;
                        if (isDoubled) {
                            i++;
                        } else {
                            at = At.CLOSED;
                        }
                    } else if (isLineEnd) {
                        isMultiline = true;
                    }
                    if (isMultiline && i - quotedFrom > Limits.QUOTED_CHARS) {
                        return flawed(firstLineEnd);
                    }
                }
                case START, PLAIN, CLOSED, AFTER -> {
                    if (isLineEnd) {
                        return whole(i + lineEnd(i));
                    } else if (c == delimiter) {
                        at = At.START;
                    } else if (at == At.START) {
                        at = c == quote ? At.QUOTED : At.PLAIN;
                        quotedFrom = i;
                        isMultiline = false;
                    } else if (at == At.CLOSED) {
                        if (isMultiline) {
                            return flawed(firstLineEnd);
                        }
                        at = At.AFTER;
                    }
                }
            }
        }
    }

    /** 2 for CR LF, else 1. */
    private int lineEnd(int i) throws IOException {
        boolean isCrLf =
                window[begin + i] == '\r' && (begin + i + 1 < end || fill(i + 1)) && window[begin + i + 1] == '\n';
        return isCrLf ? 2 : 1;
    }

    private boolean whole(int length) {
        row++;
        out = window;
        outFrom = begin;
        outTo = begin + length;
        begin += length;
        return true;
    }

    private boolean flawed(int length) {
        row++;
        flawed.add(row);
        out = unquoted(new String(window, begin, length)).toCharArray();
        outFrom = 0;
        outTo = out.length;
        begin += length;
        return true;
    }

    /** The line's fields with quotes as letters: each is quoted anew. */
    private String unquoted(String line) {
        String text = line.stripTrailing();
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            fields.add(text.substring(from, at));
            from = at + 1;
        }
        fields.add(text.substring(from));
        String sign = String.valueOf(quote);
        StringBuilder anew = new StringBuilder();
        for (String field : fields) {
            anew.append(anew.isEmpty() ? "" : String.valueOf(delimiter));
            anew.append(sign).append(field.replace(sign, sign + sign)).append(sign);
        }
        return anew.append('\n').toString();
    }

    /** Reads until the row has more than {@code i} characters; whether it has. */
    private boolean fill(int i) throws IOException {
        if (isAtEnd) {
            return false;
        }
        if (i > Limits.ROW_CHARS) {
            throw new UnreadableFile(
                    "Row " + (row + 1) + " is longer than " + Limits.ROW_CHARS
                            + " characters: most likely the file's line breaks were lost, or it is no list. Mend it and import again.");
        }
        // What was given out last has been read, or nothing would be asked for.
        System.arraycopy(window, begin, window, 0, end - begin);
        end -= begin;
        begin = 0;
        if (end == window.length) {
            window = java.util.Arrays.copyOf(window, 2 * window.length);
        }
        while (end <= i) {
            int read = source.read(window, end, window.length - end);
            if (read < 0) {
                isAtEnd = true;
                return false;
            }
            end += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
