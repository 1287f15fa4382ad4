package outdial.app.web.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.compliance.NumberReader;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Row;
import outdial.imports.file.RowSource;
import outdial.imports.file.UnreadableFile;
import outdial.imports.row.ColumnMapping;
import outdial.imports.row.LeadRowParser;
import outdial.imports.row.ParsedRow;
import outdial.imports.row.Remark;

/**
 * What a file looks like before it is imported: its first rows as it has them, and what would become of each.
 *
 * @param described what the file was taken for
 * @param mapping what its columns were taken for
 * @param accepted of the rows shown
 */
record Preview(
        String described, String mapping, List<String> headers, List<Line> lines, int accepted, List<String> problems) {
    private static final int SHOWN = 20;
    private static final int HEADER_WITHIN = 20;
    private static final int MOST_COLUMNS = 14;

    /** One row; {@code problem} is empty for one that would come in. */
    record Line(long no, List<String> cells, String problem) {
        public boolean isGood() {
            return problem.isEmpty();
        }
    }

    /**
     * Looks at the beginning of a file; the import will look at all of it.
     *
     * @throws UnreadableFile with a sentence, when it can't be imported as it is
     */
    static Preview of(Path path, String country, NumberReader numbers) throws IOException {
        LeadFile file = LeadFile.open(path, country);
        try (RowSource rows = file.rows()) {
            ColumnMapping mapping = header(rows);
            var parser = new LeadRowParser(mapping, numbers::read, country);
            var lines = new ArrayList<Line>();
            for (Optional<Row> row = rows.next(); row.isPresent() && lines.size() < SHOWN; row = rows.next()) {
                if (!row.get().isBlank()) {
                    lines.add(line(row.get(), parser));
                }
            }
            return new Preview(
                    file.described(),
                    mapping.described(),
                    mapping.headers().stream().limit(MOST_COLUMNS).toList(),
                    lines,
                    (int) lines.stream().filter(Line::isGood).count(),
                    lines.stream()
                            .map(Line::problem)
                            .filter(why -> !why.isEmpty())
                            .toList());
        }
    }

    private static ColumnMapping header(RowSource rows) throws IOException {
        for (int looked = 0; looked < HEADER_WITHIN; looked++) {
            Optional<Row> row = rows.next();
            Optional<ColumnMapping> mapping = row.flatMap(ColumnMapping::ofHeader);
            if (mapping.isPresent()) {
                return mapping.get();
            } else if (row.isEmpty()) {
                break;
            }
        }
        throw new UnreadableFile("No column is headed as a telephone number. The first row must name the columns;"
                + " call one of them 'phone'.");
    }

    private static Line line(Row row, LeadRowParser parser) {
        String problem = switch (parser.parse(row)) {
            case ParsedRow.Accepted _ -> "";
            case ParsedRow.Rejected(var _, var why) -> sentence(why.getFirst());
        };
        var cells = new ArrayList<String>();
        for (int column = 0; column < Math.min(MOST_COLUMNS, row.cells().size()); column++) {
            String cell = row.cell(column);
            cells.add(cell.length() <= 60 ? cell : cell.substring(0, 59) + "…");
        }
        return new Line(row.no(), cells, problem);
    }

    private static String sentence(Remark remark) {
        return remark.column().isEmpty() ? remark.why() : remark.column() + ": " + remark.why();
    }
}
