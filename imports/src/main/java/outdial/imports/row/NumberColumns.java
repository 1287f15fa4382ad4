package outdial.imports.row;

import java.util.List;
import outdial.imports.file.Row;

/** Tells columns of telephone numbers by what stands in them, for files that do not name their columns. */
public final class NumberColumns {
    private final Numbers numbers;
    private final String country;

    /**
     * For one file.
     *
     * @param country in which numbers without a country code are read
     */
    public NumberColumns(Numbers numbers, String country) {
        this.numbers = numbers;
        this.country = country;
    }

    /** Whether at least half of the rows have a number there, which postcodes and customer numbers do not. */
    boolean isOfNumbers(List<Row> rows, int column) {
        long such = rows.stream().filter(row -> isNumber(row.cell(column))).count();
        return such > 0 && 2 * such >= rows.size();
    }

    /** Whether the cell holds a number that somebody may have. */
    boolean isNumber(String cell) {
        return PhoneText.numbers(CellHabits.undone(cell)).stream()
                .anyMatch(number -> PhoneReader.isValid(numbers.read(PhoneText.plain(number), country)));
    }
}
