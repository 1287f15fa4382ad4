package outdial.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Row;
import outdial.imports.file.Xlsx;
import outdial.imports.job.RowFeed;
import outdial.imports.row.ColumnMapping;

/**
 * The beginning of a file as it would be read.
 *
 * @param described what it was taken for
 * @param sheets of a workbook, those that can be chosen
 * @param columns what they are taken for and why, in their order
 * @param rows the first below the header
 */
public record Preview(
        String described, List<String> sheets, long headerRow, List<ColumnMapping.Meaning> columns, List<Row> rows) {
    private static final int ROWS = 20;
    private static final int SHOWN_CHARS = 200;

    public Preview {
        sheets = List.copyOf(sheets);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static Preview of(Header header) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowFeed feed = RowFeed.open(header.file(), header.mapping().headerRow())) {
            Optional<Row> row = feed.next();
            while (row.isPresent() && rows.size() < ROWS) {
                rows.add(shown(row.get()));
                row = feed.next();
            }
        }
        List<String> sheets = header.file() instanceof Xlsx book ? book.visible() : List.of();
        return new Preview(
                header.file().described(),
                sheets,
                header.mapping().headerRow(),
                header.mapping().meanings(),
                rows);
    }

    private static Row shown(Row row) {
        List<String> cells = row.cells().stream()
                .limit(outdial.imports.file.Limits.COLUMNS)
                .map(cell -> cell.length() <= SHOWN_CHARS ? cell : cell.substring(0, SHOWN_CHARS) + "…")
                .map(cell -> cell.isEmpty() ? cell : LeadFile.shown(cell))
                .toList();
        return new Row(row.no(), cells, row.flaw());
    }
}
