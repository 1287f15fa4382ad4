package outdial.imports.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a delimited text. */
final class CsvRows implements RowSource {
    private final LimitedReader text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvRows(Reader text, char delimiter) throws IOException {
        this.text = new LimitedReader(text);
        this.parser = CSVParser.parse(this.text, format(delimiter));
        this.records = parser.iterator();
    }

    /** Lenient where people's files are: text after a closing quote, rows of unequal length, blank rows. */
    static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
    }

    @Override
    public Optional<Row> next() throws IOException {
        text.rowBegins();
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CSVRecord row = records.next();
            return Optional.of(Row.of(row.getRecordNumber(), row.toList()));
        } catch (UncheckedIOException wrapped) {
            throw asSentence(wrapped);
        }
    }

    private IOException asSentence(UncheckedIOException wrapped) {
        IOException cause = Objects.requireNonNull(wrapped.getCause());
        if (cause instanceof UnreadableFile
                || !String.valueOf(cause.getMessage()).contains("EOF")) {
            return cause;
        }
        return new UnreadableFile(
                "A quote opened in row " + text.row + " is never closed. Close it and import again.", cause);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Stops a row that never ends before it fills the memory. */
    private static final class LimitedReader extends FilterReader {
        private long sinceRowBegan;
        private long row;

        LimitedReader(Reader in) {
            super(in);
        }

        void rowBegins() {
            sinceRowBegan = 0;
            row++;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(1);
            return read;
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(read);
            return read;
        }

        private void count(int read) throws UnreadableFile {
            sinceRowBegan += read;
            if (sinceRowBegan > Limits.ROW_CHARS) {
                throw new UnreadableFile("Row " + row + " is longer than " + Limits.ROW_CHARS
                        + " characters: most likely a quote opened there is never closed. Mend it and import again.");
            }
        }
    }
}
