package outdial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import outdial.imports.file.Csv;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Row;
import outdial.imports.file.Xlsx;
import outdial.imports.job.RowFeed;
import outdial.imports.row.ColumnMapping;
import outdial.sql.ImportRuns.Problem;

/**
 * The refused rows of a file as they stand there, with a column of reasons at the end: in the file's own encoding and
 * delimiter if it is CSV, else as CSV that Excel opens. Made from the file and the run's problems when the rows are
 * done, so a stopped import can't leave half of it.
 */
final class RejectedRowsFile {
    private static final int PAGE = 1000;

    private final LeadFile source;
    private final ColumnMapping mapping;

    RejectedRowsFile(LeadFile source, ColumnMapping mapping) {
        this.source = source;
        this.mapping = mapping;
    }

    /** Reads the run's problems in order of rows, a page at a time. */
    @FunctionalInterface
    interface Refusals {
        /** At most {@code limit} problems of refused rows from {@code row} on. */
        List<Problem> from(long row, int limit);
    }

    void write(Path target, Refusals refusals) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try (Writer text = Files.newBufferedWriter(unfinished, charset());
                RowFeed feed = RowFeed.open(source, mapping.headerRow())) {
            if (hasMark()) {
                text.write('\uFEFF');
            }
            CSVPrinter printer = new CSVPrinter(text, format());
            print(printer, mapping.headers(), ColumnMapping.REASON_HEADER);
            copyRefused(feed, printer, refusals);
            printer.flush();
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void copyRefused(RowFeed feed, CSVPrinter printer, Refusals refusals) throws IOException {
        long from = 0;
        for (List<Problem> page = refusals.from(from, PAGE); !page.isEmpty(); page = refusals.from(from, PAGE)) {
            SortedMap<Long, List<Problem>> rows =
                    new TreeMap<>(page.stream().collect(Collectors.groupingBy(Problem::row)));
            if (page.size() == PAGE) {
                rows.remove(rows.lastKey()); // the page's end may part a row's reasons; they come whole next time
            }
            for (Map.Entry<Long, List<Problem>> row : rows.entrySet()) {
                print(printer, cells(feed, row.getKey()), reason(row.getValue()));
            }
            from = rows.lastKey() + 1;
        }
    }

    private List<String> cells(RowFeed feed, long no) throws IOException {
        Optional<Row> row = feed.next();
        while (row.isPresent() && row.get().no() < no) {
            row = feed.next();
        }
        return row.orElseThrow(() -> new IOException("The file has no row " + no + " any more: it was changed."))
                .cells();
    }

    /** Short rows are filled up, so that the reason stands in its own column. */
    private void print(CSVPrinter printer, List<String> cells, String reason) throws IOException {
        List<String> row = new ArrayList<>(cells);
        while (row.size() < mapping.headers().size()) {
            row.add("");
        }
        row.add(reason);
        printer.printRecord(row);
    }

    private static String reason(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.column().isEmpty() ? problem.reason() : problem.column() + ": " + problem.reason())
                .collect(Collectors.joining(" "));
    }

    private CSVFormat format() {
        char delimiter = switch (source) {
            case Csv csv -> csv.delimiter();
            case Xlsx _ -> ',';
        };
        return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    }

    private Charset charset() {
        return switch (source) {
            case Csv csv -> csv.encoding().charset();
            case Xlsx _ -> UTF_8;
        };
    }

    /** Excel takes a file without the mark for its own country's encoding. */
    private boolean hasMark() {
        return switch (source) {
            case Csv csv -> csv.encoding().markBytes() > 0;
            case Xlsx _ -> true;
        };
    }
}
