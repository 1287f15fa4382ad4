package outdial.reports.grid;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A table, before anybody decides how it is written.
 *
 * @param name at most {@value #LONGEST_NAME} characters, none of {@code []:*?/\}
 * @param rows drawn once, when the table is written
 */
public record Sheet(String name, List<Column> columns, Rows rows) {
    /** Excel allows 31; some are kept for the number of a continued sheet. */
    static final int LONGEST_NAME = 24;

    public Sheet {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.matches(".*[\\[\\]:*?/\\\\].*")) {
            throw new IllegalArgumentException("Not a name for a sheet: '" + name + "'. At most " + LONGEST_NAME
                    + " characters, none of []:*?/\\");
        }
        columns = List.copyOf(columns);
    }

    /** A table whose rows are at hand. */
    public static Sheet of(String name, List<Column> columns, List<List<Cell>> rows) {
        var copy = List.copyOf(rows);
        return new Sheet(name, columns, each -> copy.forEach(each));
    }

    /** The same with its name, headings and meanings in the reader's language. */
    public Sheet in(Titles titles) {
        String said = titles.of(name);
        return new Sheet(
                said.length() <= LONGEST_NAME
                        ? said
                        : said.substring(0, LONGEST_NAME).strip(),
                columns.stream()
                        .map(column ->
                                new Column(titles.of(column.title()), column.kind(), titles.of(column.meaning())))
                        .toList(),
                rows);
    }

    /** The same, telling {@code watch} the number of each row before it is written, from 1. */
    public Sheet watched(LongConsumer watch) {
        return new Sheet(name, columns, each -> {
            var row = new AtomicLong();
            rows.forEach(cells -> {
                watch.accept(row.incrementAndGet());
                each.accept(cells);
            });
        });
    }

    /** Hands each row to {@code each}, in order, holding no more than it must. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<List<Cell>> each);
    }

    /** The row, if each cell is of its column's kind; a row that is not is a fault of the report. */
    List<Cell> checked(List<Cell> row) {
        if (row.size() != columns.size()) {
            throw new IllegalStateException(
                    "Sheet " + name + " has " + columns.size() + " columns, a row has " + row.size() + ": " + row);
        }
        for (int i = 0; i < row.size(); i++) {
            if (!columns.get(i).kind().holds(row.get(i))) {
                throw new IllegalStateException(
                        "Sheet " + name + ", column '" + columns.get(i).title() + "' cannot hold " + row.get(i));
            }
        }
        return row;
    }

    /** The title as a reader sees it: a column of instants names the zone its times are in. */
    static String heading(Column column, ZoneId zone) {
        return column.kind() == Kind.INSTANT ? column.title() + " (" + zone.getId() + ")" : column.title();
    }
}
