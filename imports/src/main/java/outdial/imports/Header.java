package outdial.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Limits;
import outdial.imports.file.Row;
import outdial.imports.file.RowSource;
import outdial.imports.file.UnreadableFile;
import outdial.imports.file.Xlsx;
import outdial.imports.row.ColumnChoices;
import outdial.imports.row.ColumnMapping;
import outdial.imports.row.ConsentField;
import outdial.imports.row.NumberColumns;
import outdial.imports.row.Numbers;

/** A file whose header is found: what it is, and what its columns hold. */
record Header(LeadFile file, ColumnMapping mapping) {
    /** Title rows may stand above the header; it is looked for in so many rows. */
    private static final int WITHIN = 20;

    static Header of(ImportRequest request, ColumnChoices choices, Numbers numbers) throws IOException {
        LeadFile file = LeadFile.open(request.file(), request.reading().in(request.country()));
        boolean mayBeNumbers = request instanceof ImportRequest.DoNotCall;
        var finder = new Finder(choices, new NumberColumns(numbers, request.country()), mayBeNumbers);
        Header found = file instanceof Xlsx book
                        && request.reading().sheet().isEmpty()
                        && book.visible().size() > 1
                ? of(book, finder)
                : new Header(file, finder.mapping(file));
        return checked(found, choices, request instanceof ImportRequest.Consents);
    }

    /** The first sheet with a column of phones, and with it every other that has the same columns. */
    private static Header of(Xlsx book, Finder finder) throws IOException {
        Optional<ColumnMapping> first = Optional.empty();
        List<Xlsx.Part> parts = new ArrayList<>();
        for (String sheet : book.visible()) {
            Xlsx alone = book.reading(List.of(new Xlsx.Part(sheet, 1)));
            Optional<ColumnMapping> mapping = finder.search(alone).mapping();
            if (mapping.isPresent() && (first.isEmpty() || first.get().hasSameColumns(mapping.get()))) {
                // Of later sheets only what stands below their header is read.
                parts.add(
                        new Xlsx.Part(sheet, parts.isEmpty() ? 1 : mapping.get().headerRow() + 1));
                first = first.or(() -> mapping);
            }
        }
        return first.isPresent()
                ? new Header(book.reading(parts), first.get())
                : new Header(book, finder.mapping(book));
    }

    /**
     * What a search found.
     *
     * @param mapping from a header, if there is one
     * @param first rows that are not blank, up to the header
     */
    private record Search(Optional<ColumnMapping> mapping, List<Row> first) {}

    /**
     * Looks for a header in a file's first rows, and reads the columns from the rows where there is none.
     *
     * @param mayBeNumbers whether a file of one column of digits is a list of numbers, be they valid or not
     */
    private record Finder(ColumnChoices choices, NumberColumns numbers, boolean mayBeNumbers) {
        ColumnMapping mapping(LeadFile file) throws IOException {
            Search search = search(file);
            if (search.mapping().isPresent()) {
                return search.mapping().get();
            } else if (search.first().isEmpty()) {
                throw new UnreadableFile("The file holds no rows. Nothing was imported.");
            } else if (mayBeNumbers && isNumberAlone(search.first().getFirst())) {
                return ColumnMapping.ofNumbersAlone();
            }
            // A first row without a number is a header in words that nobody knows, not a lead.
            return ColumnMapping.withoutHeader(search.first(), numbers, choices)
                    .filter(found -> found.isOfData(search.first().getFirst(), numbers))
                    .orElseThrow(() -> noPhoneColumn(search.first().getFirst()));
        }

        Search search(LeadFile file) throws IOException {
            List<Row> first = new ArrayList<>();
            boolean isOfData = false;
            try (RowSource rows = file.rows()) {
                for (Optional<Row> row = rows.next(); row.isPresent() && first.size() < WITHIN; row = rows.next()) {
                    Optional<ColumnMapping> mapping = ColumnMapping.ofHeader(row.get(), choices);
                    isOfData |= mapping.isPresent() && mapping.get().isOfData(row.get(), numbers);
                    if (mapping.isPresent() && !isOfData) {
                        return new Search(mapping, first);
                    } else if (!row.get().isBlank()) {
                        first.add(shortened(row.get()));
                    }
                }
            }
            return new Search(Optional.empty(), first);
        }
    }

    /** Enough of a row to know its columns by; a row may be a megabyte. */
    private static Row shortened(Row row) {
        return new Row(row.no(), row.cells().stream().limit(Limits.COLUMNS + 1L).toList(), row.flaw());
    }

    private static Header checked(Header header, ColumnChoices choices, boolean isOfConsents) throws UnreadableFile {
        if (header.mapping().headers().size() > Limits.COLUMNS) {
            throw new UnreadableFile(
                    "The file has " + header.mapping().headers().size() + " columns; at most " + Limits.COLUMNS
                            + " can be read. Leave out those that nobody needs.");
        }
        Set<String> missing = choices.missingIn(header.mapping());
        if (!missing.isEmpty()) {
            throw new UnreadableFile("The file has no column " + String.join(", ", missing) + ". It has: "
                    + shown(header.mapping().headers()) + ". Nothing was imported.");
        }
        List<ConsentField> lacking = isOfConsents ? header.mapping().missing() : List.of();
        if (!lacking.isEmpty()) {
            throw new UnreadableFile("No column holds "
                    + String.join(", ", lacking.stream().map(ConsentField::key).toList())
                    + ", and no consent is kept without it. The file has: "
                    + shown(header.mapping().headers()) + ". Nothing was imported.");
        }
        return header;
    }

    private static boolean isNumberAlone(Row row) {
        return row.cells().size() == 1
                && row.cell(0).codePoints().filter(Character::isDigit).count() >= 5;
    }

    private static UnreadableFile noPhoneColumn(Row first) {
        return new UnreadableFile(
                "No column is headed as a telephone number. The first row holds: "
                        + shown(first.cells())
                        + ". The first row must name the columns; call one of them 'phone'. In a file"
                        + " without such a row, the first row and half of those after it must have a number of the country there.");
    }

    private static String shown(List<String> cells) {
        return String.join(", ", cells.stream().limit(10).map(Header::shortened).toList());
    }

    private static String shortened(String cell) {
        String shown = LeadFile.shown(cell);
        return shown.length() <= 40 ? shown : shown.substring(0, 40).strip() + "…";
    }
}
