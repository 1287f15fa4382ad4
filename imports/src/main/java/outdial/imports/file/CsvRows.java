package outdial.imports.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a delimited text. */
final class CsvRows implements RowSource {
    private static final String OPEN_QUOTE =
            "A quote is opened in this row and never closed. Close it, or take it out.";

    /** What some programs still write at the end of a file. */
    private static final String END_OF_FILE = "\u001A";

    private final Encoding encoding;
    private final CsvText text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvRows(Reader text, Csv file) throws IOException {
        this.encoding = file.encoding();
        this.text = new CsvText(text, file.delimiter(), file.quote());
        this.parser = CSVParser.parse(this.text, format(file.delimiter(), file.quote()));
        this.records = parser.iterator();
    }

    /** Lenient where people's files are: text after a closing quote, rows of unequal length, blank rows. */
    static CSVFormat format(char delimiter, char quote) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CSVRecord row = records.next();
            List<String> cells = row.toList();
            if (cells.size() == 1 && cells.getFirst().equals(END_OF_FILE)) {
                return Optional.of(new Row(row.getRecordNumber(), List.of()));
            }
            return Optional.of(Row.of(row.getRecordNumber(), cells, flaw(row.getRecordNumber(), cells)));
        } catch (UncheckedIOException wrapped) {
            throw Objects.requireNonNull(wrapped.getCause());
        }
    }

    private Optional<String> flaw(long row, List<String> cells) {
        if (text.isFlawed(row)) {
            return Optional.of(OPEN_QUOTE);
        }
        return encoding.isGuessed() && cells.stream().anyMatch(encoding::isUtf8Misread)
                ? Optional.of("The row is written in UTF-8, and the rest of the file in "
                        + encoding.charset().name() + ". Write its letters anew, or save the whole file in UTF-8.")
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
