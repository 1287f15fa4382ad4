package outdial.imports.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's sheets, one sheet after the other; none of them is ever in memory. */
final class XlsxRows implements RowSource {
    private final Path path;
    private final Workbook workbook;
    private final Texts texts;
    private final CellText cells;
    private final List<Workbook.Sheet> sheets;
    private final Iterator<Xlsx.Part> parts;
    private long base = -Xlsx.NEXT_SHEET;
    private @Nullable SheetRows sheet;

    private XlsxRows(Path path, Workbook workbook, Texts texts, List<Xlsx.Part> parts) throws IOException {
        Workbook.Contents contents = workbook.contents();
        this.path = path;
        this.workbook = workbook;
        this.texts = texts;
        this.cells = new CellText(texts, workbook.styles(), contents.since1904());
        this.sheets = contents.sheets();
        this.parts = parts.iterator();
    }

    static XlsxRows open(Path path, List<Xlsx.Part> parts) throws IOException {
        Workbook workbook = Workbook.open(path);
        try {
            Texts texts = workbook.texts();
            try {
                return new XlsxRows(path, workbook, texts, parts);
            } catch (IOException | RuntimeException e) {
                texts.close();
                throw e;
            }
        } catch (IOException e) {
            workbook.close();
            throw e;
        } catch (RuntimeException e) {
            workbook.close();
            throw Workbook.damaged(path, e);
        }
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            while (sheet != null || parts.hasNext()) {
                if (sheet == null) {
                    sheet = open(parts.next());
                }
                Optional<Row> row = sheet.next();
                if (row.isPresent()) {
                    return row.map(read -> new Row(base + read.no(), read.cells()));
                }
                sheet.close();
                sheet = null;
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            throw Workbook.damaged(path, e);
        }
    }

    private SheetRows open(Xlsx.Part part) throws IOException {
        base += Xlsx.NEXT_SHEET;
        Workbook.Sheet found = sheets.stream()
                .filter(each -> each.name().equals(part.sheet()))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(
                        LeadFile.name(path) + " has no sheet '" + part.sheet() + "' any more: it was changed."));
        return new SheetRows(path, workbook.sheet(found), cells, part.from());
    }

    @Override
    public void close() throws IOException {
        try (workbook;
                texts) {
            if (sheet != null) {
                sheet.close();
            }
        }
    }
}
