package outdial.reports.evidence;

import java.util.List;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;

/** What every column of a workbook says, in one sentence each. */
final class Definitions {
    private static final List<Column> COLUMNS = List.of(
            new Column("Sheet", Kind.TEXT, "Where the figure stands."),
            new Column("Figure", Kind.TEXT, "Name of the figure."),
            new Column("Meaning", Kind.PROSE, "What it says."));

    private Definitions() {}

    /** The sheet, its headings still to be said in the reader's language. */
    static Sheet of(List<Sheet> sheets, Titles titles) {
        return Sheet.of(
                "Definitions",
                COLUMNS,
                sheets.stream()
                        .flatMap(sheet -> sheet.columns().stream()
                                .map(column -> List.of(
                                        Cell.text(titles.of(sheet.name())),
                                        Cell.text(titles.of(column.title())),
                                        Cell.text(titles.of(column.meaning())))))
                        .toList());
    }
}
