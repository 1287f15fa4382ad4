package outdial.reports;

import java.util.List;
import java.util.stream.Stream;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;

/** What every figure of the summary and every column of the other sheets says, in one sentence each. */
final class DefinitionsSheet {
    private static final List<Column> COLUMNS = List.of(
            new Column("Sheet", Kind.TEXT, "Where the figure stands."),
            new Column("Figure", Kind.TEXT, "Name of the figure."),
            new Column("Meaning", Kind.PROSE, "What it says."));

    private DefinitionsSheet() {}

    /** The sheet, its headings still to be said in the reader's language. */
    static Sheet of(List<SummarySheet.Figure> summary, List<Sheet> sheets, Titles titles) {
        Stream<List<Cell>> figures =
                summary.stream().map(figure -> row(titles, SummarySheet.NAME, figure.name(), figure.meaning()));
        Stream<List<Cell>> columns = sheets.stream()
                .flatMap(sheet -> sheet.columns().stream()
                        .map(column -> row(titles, sheet.name(), column.title(), column.meaning())));
        return Sheet.of("Definitions", COLUMNS, Stream.concat(figures, columns).toList());
    }

    private static List<Cell> row(Titles titles, String sheet, String figure, String meaning) {
        return List.of(Cell.text(titles.of(sheet)), Cell.text(titles.of(figure)), Cell.text(titles.of(meaning)));
    }
}
