package outdial.imports.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outdial.imports.file.Row;

/** What each column of a file holds, read from its header row; columns nobody knows become the list's own. */
public final class ColumnMapping {
    /** Heads the column of reasons in a file of rejected rows; in a file that comes back it is passed over. */
    public static final String REASON_HEADER = "Reason refused";

    private final List<String> headers;
    private final List<Column> columns;
    private final List<ColumnChoices.Why> reasons;
    private final List<String> customNames;
    private final long headerRow;
    private final int firstPhone;

    private ColumnMapping(long headerRow, List<Named> named) {
        this.headerRow = headerRow;
        this.headers = named.stream().map(Named::header).toList();
        this.columns = named.stream().map(Named::column).toList();
        this.reasons = named.stream().map(Named::why).toList();
        this.customNames = named.stream()
                .filter(each -> each.column() instanceof Column.Custom)
                .map(Named::header)
                .toList();
        this.firstPhone = columns.indexOf(new Column.Phone());
    }

    private record Named(String header, Column column, ColumnChoices.Why why) {}

    /** The mapping, if the row names a phone column; a title row does not. */
    public static Optional<ColumnMapping> ofHeader(Row row) {
        return ofHeader(row, ColumnChoices.NONE);
    }

    /** The mapping, if the row names a phone column; what was chosen comes before what names say. */
    public static Optional<ColumnMapping> ofHeader(Row row, ColumnChoices choices) {
        List<Named> named = new ArrayList<>();
        int custom = 0;
        Set<Column> taken = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String header = distinct(row.cell(i).isEmpty() ? "Column " + (i + 1) : row.cell(i), names);
            ColumnChoices.Found found = choices.find(header, i + 1);
            // A second column of the same meaning is kept under its own name; phones may be many.
            boolean isOwn =
                    found.column() instanceof Column.Custom || (isOnce(found.column()) && !taken.add(found.column()));
            named.add(new Named(header, isOwn ? new Column.Custom(custom++) : found.column(), found.why()));
        }
        return of(row.no(), named);
    }

    /** A file of numbers only, without a header: every row is data. */
    public static ColumnMapping ofNumbersAlone() {
        return new ColumnMapping(0, List.of(new Named("phone", new Column.Phone(), ColumnChoices.Why.ITS_NAME)));
    }

    /**
     * A file without a header: what nobody chose by its place is found in the first rows. Columns are called by what they
     * hold, so that a file of its rejected rows can have a header. Empty where no column is chosen or found to hold phones.
     */
    public static Optional<ColumnMapping> withoutHeader(List<Row> first, NumberColumns numbers, ColumnChoices choices) {
        int width = first.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        List<Named> named = new ArrayList<>();
        int custom = 0;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < width; i++) {
            ColumnChoices.Found found = choices.findByPlace(i + 1)
                    .orElse(numbers.isOfNumbers(first, i) ? ColumnChoices.BY_ITS_ROWS : ColumnChoices.UNKNOWN);
            boolean isNameless = found.column() instanceof Column.Custom || found.column() instanceof Column.Ignored;
            Column column = found.column() instanceof Column.Custom ? new Column.Custom(custom++) : found.column();
            String header =
                    distinct(isNameless ? "Column " + (i + 1) : found.column().key(), names);
            named.add(new Named(header, column, found.why()));
        }
        return of(0, named);
    }

    private static Optional<ColumnMapping> of(long headerRow, List<Named> named) {
        return named.stream().anyMatch(each -> each.column() instanceof Column.Phone)
                ? Optional.of(new ColumnMapping(headerRow, named))
                : Optional.empty();
    }

    /** Whether the row that this was read from is a lead itself: where a phone is meant, it has one. */
    public boolean isOfData(Row row, NumberColumns numbers) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof Column.Phone && numbers.isNumber(row.cell(i))) {
                return true;
            }
        }
        return false;
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

    /** Fields of a consent that no column holds although none is kept without them. */
    public List<ConsentField> missing() {
        return Stream.of(ConsentField.values())
                .filter(field -> field.isNeeded() && !columns.contains(new Column.Consent(field)))
                .toList();
    }

    /** What each column was taken for, to be shown: {@code "Tel" is a phone}. */
    public String described() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            said.add("'" + headers.get(i) + "' is " + columns.get(i).called()
                    + reasons.get(i).said());
        }
        return String.join(", ", said);
    }

    /** What each column is taken for and why, in their order. */
    public List<Meaning> meanings() {
        List<Meaning> meanings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            meanings.add(new Meaning(headers.get(i), columns.get(i).key(), reasons.get(i)));
        }
        return meanings;
    }

    /**
     * What a column is taken for.
     *
     * @param field by the name that chooses it, such as {@code phone} or {@code first_name}
     */
    public record Meaning(String header, String field, ColumnChoices.Why why) {}

    /**
     * Fields that somebody chose, by the columns' names as they are compared; to be remembered. None where columns have
     * no names: the next file's first column is another.
     */
    public Map<String, String> chosen() {
        Map<String, String> chosen = new HashMap<>();
        if (headerRow == 0) {
            return chosen;
        }
        for (Meaning each : meanings()) {
            if (each.why() == ColumnChoices.Why.CHOSEN) {
                chosen.put(Synonyms.plain(each.header()), each.field());
            }
        }
        return chosen;
    }

    /** Whether a row below the header is the header once more. */
    boolean isHeader(Row row) {
        return headerRow > 0 && row.cell(firstPhone).equalsIgnoreCase(headers.get(firstPhone));
    }

    /** Whether another sheet's header names the same columns in the same order. */
    public boolean hasSameColumns(ColumnMapping other) {
        return headers.equals(other.headers) && columns.equals(other.columns);
    }

    List<Column> columns() {
        return columns;
    }

    private static boolean isOnce(Column column) {
        return !(column instanceof Column.Phone || column instanceof Column.Ignored);
    }

    private static String distinct(String header, Set<String> names) {
        String visible = header.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String cut = visible.length() <= 110 ? visible : visible.substring(0, 110);
        String name = cut;
        for (int n = 2; !names.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = cut + " (" + n + ")";
        }
        return name;
    }
}
