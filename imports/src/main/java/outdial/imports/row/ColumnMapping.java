package outdial.imports.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import outdial.imports.file.Row;

/** What each column of a file holds, read from its header row; columns nobody knows become the list's own. */
public final class ColumnMapping {
    /** Heads the column of reasons in a file of rejected rows; in a file that comes back it is passed over. */
    public static final String REASON_HEADER = "Reason refused";

    private final List<String> headers;
    private final List<Column> columns;
    private final List<String> customNames;
    private final long headerRow;

    private ColumnMapping(long headerRow, List<String> headers, List<Column> columns, List<String> customNames) {
        this.headerRow = headerRow;
        this.headers = List.copyOf(headers);
        this.columns = List.copyOf(columns);
        this.customNames = List.copyOf(customNames);
    }

    /** The mapping, if the row names a phone column; a title row does not. */
    public static Optional<ColumnMapping> ofHeader(Row row) {
        List<String> headers = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        List<String> custom = new ArrayList<>();
        Set<Column> taken = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String header = distinct(row.cell(i).isEmpty() ? "Column " + (i + 1) : row.cell(i), names);
            Column known = Synonyms.COLUMNS.find(row.cell(i)).orElse(new Column.Custom(custom.size()));
            // A second column of the same meaning is kept under its own name; phones may be many.
            boolean isOwn = known instanceof Column.Custom || (isOnce(known) && !taken.add(known));
            columns.add(isOwn ? new Column.Custom(custom.size()) : known);
            headers.add(header);
            if (isOwn) {
                custom.add(header);
            }
        }
        return columns.contains(new Column.Phone())
                ? Optional.of(new ColumnMapping(row.no(), headers, columns, custom))
                : Optional.empty();
    }

    /** A file of numbers only, without a header: every row is data. */
    public static ColumnMapping ofNumbersAlone() {
        return new ColumnMapping(0, List.of("phone"), List.of(new Column.Phone()), List.of());
    }

    /** The row that held the header; 0 where there is none. */
    public long headerRow() {
        return headerRow;
    }

    /** Columns of the list's own, by their names in the file, each once. */
    public List<String> customNames() {
        return customNames;
    }

    /** The file's names of all columns; unnamed ones are called by their place. */
    public List<String> headers() {
        return headers;
    }

    /** What each column was taken for, to be shown: {@code "Tel" is a phone}. */
    public String described() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            said.add("'" + headers.get(i) + "' is " + columns.get(i).called());
        }
        return String.join(", ", said);
    }

    List<Column> columns() {
        return columns;
    }

    private static boolean isOnce(Column column) {
        return !(column instanceof Column.Phone || column instanceof Column.Ignored);
    }

    private static String distinct(String header, Set<String> names) {
        String cut = header.length() <= 110 ? header : header.substring(0, 110);
        String name = cut;
        for (int n = 2; !names.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = cut + " (" + n + ")";
        }
        return name;
    }
}
