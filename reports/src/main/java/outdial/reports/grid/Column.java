package outdial.reports.grid;

/**
 * A column of a table.
 *
 * @param title what stands above it, without the zone
 * @param meaning what it says, in one sentence; the workbook's definitions are made of these, so none may be missing
 */
public record Column(String title, Kind kind, String meaning) {
    public Column {
        if (meaning.isBlank()) {
            throw new IllegalArgumentException("Column '" + title + "' must say what it means");
        }
    }
}
