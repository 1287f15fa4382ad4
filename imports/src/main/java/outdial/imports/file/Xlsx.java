package outdial.imports.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outdial.imports.file.Workbook.Sheet;

/**
 * Sheets of an Excel workbook, read one after the other.
 *
 * @param parts the sheets that are read; at least one
 * @param visible names of all sheets that are not hidden
 */
public record Xlsx(Path path, List<Part> parts, List<String> visible) implements LeadFile {
    /** Rows of the second sheet are numbered from here, those of the third from twice as much. */
    public static final long NEXT_SHEET = 10_000_000;

    public Xlsx {
        parts = List.copyOf(parts);
        visible = List.copyOf(visible);
    }

    /**
     * A sheet to be read.
     *
     * @param from the first row that is read; those above it are passed over
     */
    public record Part(String sheet, long from) {}

    static Xlsx open(Path path, Signature found, Optional<String> wanted) throws IOException {
        if (found != Signature.ZIP) {
            throw new UnreadableFile(LeadFile.name(path) + " is named as an Excel workbook but is " + found.called
                    + ". Nothing was imported.");
        }
        try (Workbook workbook = Workbook.open(path)) {
            Workbook.Contents contents = workbook.contents();
            List<String> visible = contents.visible().stream().map(Sheet::name).toList();
            if (contents.sheets().isEmpty()) {
                throw new UnreadableFile(LeadFile.name(path) + " holds no sheets: it is no Excel workbook of lists."
                        + " Save the list as .xlsx or .csv.");
            } else if (visible.isEmpty()) {
                throw new UnreadableFile(LeadFile.name(path) + " has no visible sheet. Unhide the one with the list.");
            }
            String first = wanted.isEmpty() ? visible.getFirst() : named(path, contents, wanted.get());
            return new Xlsx(path, List.of(new Part(first, 1)), visible);
        }
    }

    /** The same workbook, of which other sheets are read. */
    public Xlsx reading(List<Part> sheets) {
        return new Xlsx(path, sheets, visible);
    }

    @Override
    public RowSource rows() throws IOException {
        return XlsxRows.open(path, parts);
    }

    @Override
    public String described() {
        String read = parts.stream().map(part -> "'" + part.sheet() + "'").collect(Collectors.joining(", "));
        String left = visible.stream()
                .filter(sheet -> parts.stream().noneMatch(part -> part.sheet().equals(sheet)))
                .map(sheet -> "'" + sheet + "'")
                .collect(Collectors.joining(", "));
        return "Excel, sheet " + read + (left.isEmpty() ? "" : "; left out: " + left);
    }

    @Override
    public String place(long row) {
        Part part = parts.get((int) Math.min(row / NEXT_SHEET, parts.size() - 1L));
        return parts.size() == 1 ? "row " + row : "row " + row % NEXT_SHEET + " of sheet '" + part.sheet() + "'";
    }

    /** A hidden sheet is read too if it is asked for by its name. */
    private static String named(Path path, Workbook.Contents contents, String wanted) throws UnreadableFile {
        return contents.sheets().stream()
                .map(Sheet::name)
                .filter(name -> name.equalsIgnoreCase(wanted.strip()))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(LeadFile.name(path) + " has no sheet '" + wanted + "'. It has: "
                        + String.join(
                                ", ",
                                contents.sheets().stream()
                                        .limit(20)
                                        .map(Sheet::name)
                                        .toList())
                        + "."));
    }
}
