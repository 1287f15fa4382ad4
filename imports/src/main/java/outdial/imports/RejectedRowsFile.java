package outdial.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Row;
import outdial.imports.job.RowFeed;
import outdial.imports.row.ColumnMapping;
import outdial.imports.row.Remark;
import outdial.sql.ImportRuns.Problem;

/**
 * The refused rows of a finished run. Made from the file and the run's problems when the rows are done, so a stopped
 * import can't leave half of it.
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

    /** Writes the file and shows {@code each} the problems of every row in it. */
    void write(Path stem, Refusals refusals, Consumer<List<Problem>> each) throws IOException {
        RejectedRows rows = RejectedRows.begin(stem, source, mapping);
        try (rows;
                RowFeed feed = RowFeed.open(source, mapping.headerRow())) {
            copyRefused(feed, rows, refusals, each);
        }
        rows.publish();
    }

    private void copyRefused(RowFeed feed, RejectedRows rows, Refusals refusals, Consumer<List<Problem>> each)
            throws IOException {
        long from = 0;
        for (List<Problem> page = refusals.from(from, PAGE); !page.isEmpty(); page = refusals.from(from, PAGE)) {
            SortedMap<Long, List<Problem>> byRow =
                    new TreeMap<>(page.stream().collect(Collectors.groupingBy(Problem::row)));
            if (page.size() == PAGE && byRow.size() > 1) {
                byRow.remove(byRow.lastKey()); // the page's end may part a row's reasons; they come whole next time
            }
            for (Map.Entry<Long, List<Problem>> row : byRow.entrySet()) {
                each.accept(row.getValue());
                rows.add(row(feed, row.getKey()), reason(row.getValue()));
            }
            from = byRow.lastKey() + 1;
        }
    }

    private static Row row(RowFeed feed, long no) throws IOException {
        Optional<Row> row = feed.next();
        while (row.isPresent() && row.get().no() < no) {
            row = feed.next();
        }
        return row.orElseThrow(() -> new IOException("The file has no row " + no + " any more: it was changed."));
    }

    private static String reason(List<Problem> problems) {
        return problems.stream()
                .map(problem -> said(problem.column(), problem.reason()))
                .collect(Collectors.joining(" "));
    }

    static String reasonOf(List<Remark> remarks) {
        return remarks.stream()
                .map(remark -> said(remark.column(), remark.why()))
                .collect(Collectors.joining(" "));
    }

    private static String said(String column, String reason) {
        return column.isEmpty() ? reason : column + ": " + reason;
    }
}
