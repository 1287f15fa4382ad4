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

/** A file whose header is found: what it is, and what its columns hold. */
record Header(LeadFile file, ColumnMapping mapping) {
    /** Title rows may stand above the header; it is looked for in so many rows. */
    private static final int WITHIN = 20;

    static Header of(ImportRequest request, ColumnChoices choices) throws IOException {
        LeadFile file = LeadFile.open(request.file(), request.reading().in(request.country()));
        boolean mayLack = request instanceof ImportRequest.DoNotCall;
        Header found = file instanceof Xlsx book
                        && request.reading().sheet().isEmpty()
                        && book.visible().size() > 1
                ? of(book, choices, mayLack)
                : new Header(file, mapping(file, choices, mayLack));
        return checked(found, choices);
    }

    /** The first sheet with a column of phones, and with it every other that has the same columns. */
    private static Header of(Xlsx book, ColumnChoices choices, boolean mayLack) throws IOException {
        Optional<ColumnMapping> first = Optional.empty();
        List<Xlsx.Part> parts = new ArrayList<>();
        for (String sheet : book.visible()) {
            Xlsx alone = book.reading(List.of(new Xlsx.Part(sheet, 1)));
            Optional<ColumnMapping> mapping = search(alone, choices).mapping();
            if (mapping.isPresent() && (first.isEmpty() || first.get().hasSameColumns(mapping.get()))) {
                // Of later sheets only what stands below their header is read.
                parts.add(
                        new Xlsx.Part(sheet, parts.isEmpty() ? 1 : mapping.get().headerRow() + 1));
                first = first.or(() -> mapping);
            }
        }
        return first.isPresent()
                ? new Header(book.reading(parts), first.get())
                : new Header(book, mapping(book, choices, mayLack));
    }

    private static ColumnMapping mapping(LeadFile file, ColumnChoices choices, boolean mayLack) throws IOException {
        Search search = search(file, choices);
        if (search.mapping().isPresent()) {
            return search.mapping().get();
        } else if (mayLack && search.first().filter(Header::isNumberAlone).isPresent()) {
            return ColumnMapping.ofNumbersAlone();
        }
        throw search.first()
                .map(Header::noPhoneColumn)
                .orElseGet(() -> new UnreadableFile("The file holds no rows. Nothing was imported."));
    }

    private record Search(Optional<ColumnMapping> mapping, Optional<Row> first) {}

    private static Search search(LeadFile file, ColumnChoices choices) throws IOException {
        Optional<Row> first = Optional.empty();
        try (RowSource rows = file.rows()) {
            for (int looked = 0; looked < WITHIN; looked++) {
                Optional<Row> row = rows.next();
                if (row.isEmpty()) {
                    break;
                }
                Optional<ColumnMapping> mapping = ColumnMapping.ofHeader(row.get(), choices);
                if (mapping.isPresent()) {
                    return new Search(mapping, first);
                } else if (first.isEmpty() && !row.get().isBlank()) {
                    first = row;
                }
            }
        }
        return new Search(Optional.empty(), first);
    }

    private static Header checked(Header header, ColumnChoices choices) throws UnreadableFile {
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
        return header;
    }

    private static boolean isNumberAlone(Row row) {
        return row.cells().size() == 1
                && row.cell(0).codePoints().filter(Character::isDigit).count() >= 5;
    }

    private static UnreadableFile noPhoneColumn(Row first) {
        return new UnreadableFile("No column is headed as a telephone number. The first row holds: "
                + shown(first.cells()) + ". The first row must name the columns; call one of them 'phone'.");
    }

    private static String shown(List<String> cells) {
        return String.join(", ", cells.stream().limit(10).map(Header::shortened).toList());
    }

    private static String shortened(String cell) {
        String shown = LeadFile.shown(cell);
        return shown.length() <= 40 ? shown : shown.substring(0, 40).strip() + "…";
    }
}
