package outdial.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import outdial.imports.file.Csv;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Row;
import outdial.imports.file.Xlsx;
import outdial.imports.row.ColumnMapping;

/**
 * A file of refused rows in the making, with a column of reasons at the end: in the source's encoding, delimiter and
 * quotes if that is CSV, as a workbook of text cells if it is one. Values stand in it as in the source, unguarded: it is
 * made to be mended and imported again. Under its own name only when it is whole.
 */
abstract sealed class RejectedRows implements Closeable {
    private final Path target;
    private final Path unfinished;
    private final ColumnMapping mapping;

    private RejectedRows(Path target, ColumnMapping mapping) {
        this.target = target;
        this.unfinished = unfinished(target);
        this.mapping = mapping;
    }

    /** Begins a file of the source's kind beside {@code stem}, which gets the ending. */
    static RejectedRows begin(Path stem, LeadFile source, ColumnMapping mapping) throws IOException {
        Path target = target(stem, source);
        Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        RejectedRows rows = switch (source) {
            case Csv csv -> new AsCsv(target, csv, mapping);
            case Xlsx _ -> new AsXlsx(target, mapping);
        };
        rows.put(mapping.headers(), ColumnMapping.REASON_HEADER);
        return rows;
    }

    static Path target(Path stem, LeadFile source) {
        return stem.resolveSibling(stem.getFileName() + (source instanceof Csv ? ".csv" : ".xlsx"));
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    void add(Row row, String reason) throws IOException {
        put(row.cells(), reason);
    }

    /** Gives the file its name; close it before. */
    void publish() throws IOException {
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Without a trace; close it before. */
    void discard() throws IOException {
        Files.deleteIfExists(unfinished);
    }

    Path target() {
        return target;
    }

    /** Short rows are filled up, so that the reason stands in its own column. */
    private void put(List<String> cells, String reason) throws IOException {
        List<String> row = new ArrayList<>(cells);
        while (row.size() < mapping.headers().size()) {
            row.add("");
        }
        row.add(reason);
        print(row);
    }

    abstract void print(List<String> row) throws IOException;

    private static final class AsCsv extends RejectedRows {
        private final CharsetEncoder encoder;
        private final Writer text;
        private final CSVPrinter printer;

        AsCsv(Path target, Csv source, ColumnMapping mapping) throws IOException {
            super(target, mapping);
            Charset charset = source.encoding().charset();
            this.encoder = charset.newEncoder();
            this.text = Files.newBufferedWriter(unfinished(target), charset);
            if (source.encoding().markBytes() > 0) {
                text.write('\uFEFF');
            }
            this.printer = new CSVPrinter(
                    text,
                    CSVFormat.DEFAULT
                            .builder()
                            .setDelimiter(source.delimiter())
                            .setQuote(source.quote())
                            // An apostrophe is known as a quote only where it stands around most values.
                            .setQuoteMode(source.quote() == '"' ? QuoteMode.MINIMAL : QuoteMode.ALL)
                            .get());
        }

        @Override
        void print(List<String> row) throws IOException {
            List<String> fit = new ArrayList<>();
            for (String cell : row) {
                fit.add(encoder.canEncode(cell) ? cell : inEncoding(cell));
            }
            printer.printRecord(fit);
        }

        /** A letter that the encoding lacks, as one that could not be read, is a question mark. */
        private String inEncoding(String cell) {
            StringBuilder fit = new StringBuilder();
            cell.codePoints().forEach(c -> {
                String letter = Character.toString(c);
                fit.append(encoder.canEncode(letter) ? letter : "?");
            });
            return fit.toString();
        }

        @Override
        public void close() throws IOException {
            printer.close();
        }
    }

    private static final class AsXlsx extends RejectedRows {
        private static final int IN_MEMORY = 100;
        private static final int SHEET_ROWS = 1_048_576;
        private static final int CELL_CHARS = 32_767;

        private final SXSSFWorkbook book = new SXSSFWorkbook(IN_MEMORY);
        private final List<List<String>> header = new ArrayList<>();
        private final Path unfinished;
        private SXSSFSheet sheet;
        private int row;

        AsXlsx(Path target, ColumnMapping mapping) {
            super(target, mapping);
            this.unfinished = unfinished(target);
            book.setCompressTempFiles(true);
            this.sheet = book.createSheet("Rejected rows");
        }

        @Override
        void print(List<String> cells) {
            if (header.isEmpty()) {
                header.add(cells);
            } else if (row == SHEET_ROWS) {
                sheet = book.createSheet("Rejected rows " + (book.getNumberOfSheets() + 1));
                row = 0;
                write(header.getFirst());
            }
            write(cells);
        }

        private void write(List<String> cells) {
            SXSSFRow written = sheet.createRow(row++);
            for (int column = 0; column < Math.min(cells.size(), 16_384); column++) {
                String cell = cells.get(column);
                if (!cell.isEmpty()) {
                    written.createCell(column)
                            .setCellValue(cell.length() <= CELL_CHARS ? cell : cell.substring(0, CELL_CHARS));
                }
            }
        }

        @Override
        public void close() throws IOException {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                book.write(out);
            } finally {
                book.close();
            }
        }
    }
}
