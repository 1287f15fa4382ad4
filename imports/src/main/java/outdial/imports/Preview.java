package outdial.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Limits;
import outdial.imports.file.Row;
import outdial.imports.file.Xlsx;
import outdial.imports.job.Problems;
import outdial.imports.row.ColumnMapping;
import outdial.imports.row.Remark;
import outdial.sql.ImportRuns.Problem;

/**
 * The beginning of a file as it would be read.
 *
 * @param described what it was taken for
 * @param sheets of a workbook, those that can be chosen
 * @param headerRow 0 where the file does not name its columns
 * @param columns what they are taken for and why, in their order
 * @param lines the first rows below the header
 */
public record Preview(
        String described, List<String> sheets, long headerRow, List<ColumnMapping.Meaning> columns, List<Line> lines) {
    static final int ROWS = 20;
    private static final int SHOWN_CHARS = 200;

    public Preview {
        sheets = List.copyOf(sheets);
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** What would become of a row. */
    public enum Fate {
        TAKEN,
        DUPLICATE,
        REFUSED
    }

    /**
     * A row and what would become of it.
     *
     * @param why sentences; none for a row that would be taken as it is
     */
    public record Line(Row row, Fate fate, List<Why> why) {
        public Line {
            why = List.copyOf(why);
        }
    }

    /** A sentence, and the column it is about; empty when the whole row is meant. */
    public record Why(String column, String sentence) {}

    /** How many of the lines have this fate. */
    public long count(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }

    static Preview of(Header header, List<Row> rows, Problems problems) {
        Map<Long, Line> told = new HashMap<>();
        for (Problem each : problems.all()) {
            if (each.kind().equals(Remark.Kind.DUPLICATE.name())) {
                told.put(
                        each.row(),
                        new Line(row(rows, each.row()), Fate.DUPLICATE, List.of(new Why("", each.reason()))));
            }
        }
        for (Problems.Refused each : problems.refused()) {
            List<Why> why = each.why().stream()
                    .map(remark -> new Why(remark.column(), remark.why()))
                    .toList();
            told.put(each.row().no(), new Line(shown(each.row()), Fate.REFUSED, why));
        }
        return new Preview(
                header.file().described(),
                header.file() instanceof Xlsx book ? book.visible() : List.of(),
                header.mapping().headerRow(),
                header.mapping().meanings(),
                rows.stream()
                        .map(row -> told.getOrDefault(row.no(), new Line(shown(row), Fate.TAKEN, List.of())))
                        .toList());
    }

    private static Row row(List<Row> rows, long no) {
        return shown(rows.stream().filter(row -> row.no() == no).findFirst().orElseThrow());
    }

    private static Row shown(Row row) {
        List<String> cells = row.cells().stream()
                .limit(Limits.COLUMNS)
                .map(cell -> cell.length() <= SHOWN_CHARS ? cell : cell.substring(0, SHOWN_CHARS) + "…")
                .map(cell -> cell.isEmpty() ? cell : LeadFile.shown(cell))
                .toList();
        return new Row(row.no(), cells, row.flaw());
    }
}
