package outdial.app.web.page;

import java.util.List;

/**
 * Rows under headings; the first cell of each row names it.
 *
 * @param empty words for a table without rows: what is missing and how to get it
 */
public record Table(List<Heading> headings, List<List<Cell>> rows, String empty) {
    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A column's words, and whether it holds figures, which stand at the end. */
    public record Heading(String key, boolean isFigures) {}

    /**
     * A table.
     *
     * @param columns keys of words, parted by blanks; one that starts with # holds figures
     */
    public static Table of(String columns, String empty, List<List<Cell>> rows) {
        return new Table(
                java.util.Arrays.stream(columns.split(" "))
                        .map(key -> key.startsWith("#") ? new Heading(key.substring(1), true) : new Heading(key, false))
                        .toList(),
                rows,
                empty);
    }
}
