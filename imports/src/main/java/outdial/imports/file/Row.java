package outdial.imports.file;

import java.util.List;

/**
 * One row as it stands in the file, trailing blank cells left out.
 *
 * @param no counted from 1 as a spreadsheet shows it: a quoted line break does not make a row, a blank row does
 */
public record Row(long no, List<String> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    /** The text of a column, counted from 0, without surrounding blanks; empty where the row is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    public boolean isBlank() {
        return cells.isEmpty();
    }

    static Row of(long no, List<String> cells) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return new Row(no, cells.subList(0, width));
    }
}
