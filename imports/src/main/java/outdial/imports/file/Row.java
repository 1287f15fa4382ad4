package outdial.imports.file;

import java.util.List;
import java.util.Optional;

/**
 * One row as it stands in the file, trailing blank cells left out.
 *
 * @param no counted from 1 as a spreadsheet shows it: a quoted line break does not make a row, a blank row does
 * @param flaw a sentence: why the row's values can't be trusted, if they can't
 */
public record Row(long no, List<String> cells, Optional<String> flaw) {
    public Row {
        cells = List.copyOf(cells);
    }

    public Row(long no, List<String> cells) {
        this(no, cells, Optional.empty());
    }

    /** The text of a column, counted from 0, without surrounding blanks; empty where the row is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    public boolean isBlank() {
        return cells.isEmpty();
    }

    /** Characters that the row keeps in memory, roughly. */
    public long weight() {
        long weight = 16;
        for (String cell : cells) {
            weight += cell.length() + 4L;
        }
        return weight;
    }

    static Row of(long no, List<String> cells) {
        return of(no, cells, Optional.empty());
    }

    static Row of(long no, List<String> cells, Optional<String> flaw) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return new Row(no, cells.subList(0, width), flaw);
    }
}
