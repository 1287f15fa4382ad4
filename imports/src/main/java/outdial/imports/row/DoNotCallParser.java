package outdial.imports.row;

import java.util.List;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader.Reading;
import outdial.imports.file.Row;
import outdial.model.PhoneNumber;

/**
 * Row in, number or refusal out. A number that no numbering plan has is taken as well: plans change, and a number listed
 * in vain does no harm.
 */
public final class DoNotCallParser {
    private final ColumnMapping mapping;
    private final PhoneReader numbers;
    private final String country;

    /**
     * A parser for the rows of one file.
     *
     * @param country ISO 3166 two letters, of numbers written without a country code
     * @param repairs tried in their order on numbers that are none of their country
     */
    public DoNotCallParser(ColumnMapping mapping, Numbers numbers, String country, List<Repair> repairs) {
        this.mapping = mapping;
        this.numbers = new PhoneReader(numbers, repairs);
        this.country = country;
    }

    /** What a row holds. */
    public sealed interface Parsed {
        record Listed(long no, PhoneNumber number) implements Parsed {}

        record Rejected(long no, Remark why) implements Parsed {}
    }

    /** Reads the row's first phone column. */
    public Parsed parse(Row row) {
        if (row.flaw().isPresent() || mapping.isHeader(row)) {
            String why = row.flaw().orElse("The row repeats the header: two files were put together. Leave it out.");
            return new Parsed.Rejected(row.no(), new Remark(Remark.Kind.UNREADABLE, "", "", why));
        }
        int column = mapping.columns().indexOf(new Column.Phone());
        String header = mapping.headers().get(column);
        List<String> written = PhoneText.numbers(CellHabits.undone(row.cell(column)));
        if (written.size() != 1) {
            String why = written.isEmpty() ? "The row has no telephone number." : "Put one number in a row.";
            return new Parsed.Rejected(row.no(), new Remark(Remark.Kind.NO_PHONE, header, row.cell(column), why));
        }
        String number = written.getFirst();
        return switch (numbers.read(number, country)) {
            case Reading.Understood(NumberFacts facts) -> new Parsed.Listed(row.no(), facts.number());
            case Reading.Refused(String reason) ->
                new Parsed.Rejected(row.no(), new Remark(Remark.Kind.PHONE, header, number, reason));
        };
    }
}
