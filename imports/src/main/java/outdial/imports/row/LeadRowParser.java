package outdial.imports.row;

import java.util.List;
import outdial.imports.file.Limits;
import outdial.imports.file.Row;

/** Row in, lead or refusal out. Pure; the number reader decides what is a number. */
public final class LeadRowParser {
    private final ColumnMapping mapping;
    private final PhoneReader numbers;
    private final String country;

    /**
     * A parser for the rows of one file.
     *
     * @param country ISO 3166 two letters, of numbers written without a country code where the row names no country
     */
    public LeadRowParser(ColumnMapping mapping, Numbers numbers, String country) {
        this(mapping, numbers, country, List.of());
    }

    /**
     * A parser for the rows of one file.
     *
     * @param country ISO 3166 two letters, of numbers written without a country code where the row names no country
     * @param repairs tried in their order on numbers that are none of their country
     */
    public LeadRowParser(ColumnMapping mapping, Numbers numbers, String country, List<Repair> repairs) {
        this.mapping = mapping;
        this.numbers = new PhoneReader(numbers, repairs);
        this.country = country;
    }

    /** A row that is not blank, from below the header. */
    public ParsedRow parse(Row row) {
        if (row.flaw().isPresent()) {
            return refused(row, row.flaw().get());
        } else if (row.cells().size()
                > Math.max(Limits.COLUMNS, mapping.columns().size())) {
            return refused(row, "The row has more than " + Limits.COLUMNS + " columns.");
        } else if (mapping.isHeader(row)) {
            return refused(row, "The row repeats the header: two files were put together. Leave it out.");
        }
        LeadRow lead = new LeadRow(mapping, numbers, country);
        for (int i = 0; i < row.cells().size(); i++) {
            lead.take(i, row.cell(i));
        }
        return lead.parsed(row.no());
    }

    private static ParsedRow refused(Row row, String why) {
        return new ParsedRow.Rejected(row.no(), List.of(new Remark(Remark.Kind.UNREADABLE, "", "", why)));
    }
}
