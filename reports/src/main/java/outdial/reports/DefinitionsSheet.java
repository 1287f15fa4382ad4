package outdial.reports;

import java.util.List;
import java.util.stream.Stream;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/** What every figure of the summary and every column of the other sheets says, in one sentence each. */
final class DefinitionsSheet {
    private static final List<Column> COLUMNS = List.of(
            new Column("Sheet", Kind.TEXT, "Where the figure stands."),
            new Column("Figure", Kind.TEXT, "Name of the figure."),
            new Column("Meaning", Kind.PROSE, "What it says."));

    private DefinitionsSheet() {}

    static Sheet of(List<SummarySheet.Figure> summary, List<Sheet> sheets) {
        Stream<List<Cell>> figures =
                summary.stream().map(figure -> row(SummarySheet.NAME, figure.name(), figure.meaning()));
        Stream<List<Cell>> columns = sheets.stream()
                .flatMap(sheet ->
                        sheet.columns().stream().map(column -> row(sheet.name(), column.title(), column.meaning())));
        return Sheet.of("Definitions", COLUMNS, Stream.concat(figures, columns).toList());
    }

    private static List<Cell> row(String sheet, String figure, String meaning) {
        return List.of(Cell.text(sheet), Cell.text(figure), Cell.text(meaning));
    }
}
