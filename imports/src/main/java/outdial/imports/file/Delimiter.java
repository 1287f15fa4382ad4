package outdial.imports.file;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Which character parts the columns: the one that gives the most rows the same number of them. */
final class Delimiter {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final char[] QUOTES = {'"', '\''};
    private static final int LOOKED_AT_CHARS = 64 * 1024;
    private static final int LOOKED_AT_ROWS = 100;

    private Delimiter() {}

    /** What parts columns, and what keeps a column together. */
    record Found(char delimiter, char quote) {}

    /** A comma where the file has one column only. */
    static Found of(Reader text) throws IOException {
        String sample = start(text);
        char quote = quote(sample);
        if (sample.startsWith("sep=") && sample.length() > 4) { // Excel's own way of saying it
            return new Found(sample.charAt(4), quote);
        }
        char best = ',';
        long bestScore = 0;
        for (char candidate : CANDIDATES) {
            long score = score(sample, candidate, quote);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return new Found(best, quote);
    }

    /** Names such as 't Hoen begin with an apostrophe too, so it counts only where it also ends most values. */
    private static char quote(String sample) {
        for (char quote : QUOTES) {
            String mark = String.valueOf(quote);
            long opened = sample.lines()
                    .limit(LOOKED_AT_ROWS)
                    .filter(line -> line.length() > 2 && line.startsWith(mark) && line.endsWith(mark))
                    .count();
            if (2 * opened > sample.lines().limit(LOOKED_AT_ROWS).count()) {
                return quote;
            }
        }
        return QUOTES[0];
    }

    /** Rows that agree on a width of two or more, the widest first among equals. */
    private static long score(String sample, char delimiter, char quote) throws IOException {
        Map<Integer, Integer> rowsOfWidth = new HashMap<>();
        try (CSVParser parser = CSVParser.parse(
                new CsvText(new StringReader(sample), delimiter, quote), CsvRows.format(delimiter, quote))) {
            for (CSVRecord row : parser) {
                rowsOfWidth.merge(row.size(), 1, Integer::sum);
                if (parser.getRecordNumber() >= LOOKED_AT_ROWS) {
                    break;
                }
            }
        } catch (UncheckedIOException unreadableSo) {
            return 0;
        }
        rowsOfWidth.remove(1);
        return rowsOfWidth.entrySet().stream()
                .mapToLong(seen -> seen.getValue() * 100_000L + seen.getKey())
                .max()
                .orElse(0);
    }

    private static String start(Reader text) throws IOException {
        char[] buffer = new char[LOOKED_AT_CHARS];
        int filled = 0;
        for (int read; filled < buffer.length && (read = text.read(buffer, filled, buffer.length - filled)) > 0; ) {
            filled += read;
        }
        return new String(buffer, 0, filled);
    }
}
