package outdial.imports.file;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, pulled from its XML; the sheet itself is never in memory. */
final class XlsxRows implements RowSource {
    private final Path path;
    private final Workbook workbook;
    private final InputStream bytes;
    private final XMLStreamReader xml;
    private final CellText texts;
    private long row;

    private XlsxRows(Path path, Workbook workbook, InputStream bytes, XMLStreamReader xml, CellText texts) {
        this.path = path;
        this.workbook = workbook;
        this.bytes = bytes;
        this.xml = xml;
        this.texts = texts;
    }

    static XlsxRows open(Path path) throws IOException {
        Workbook workbook = Workbook.open(path);
        try {
            InputStream bytes =
                    workbook.parts.getSheet(workbook.visibleSheets().getFirst().relation());
            XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(bytes);
            return new XlsxRows(path, workbook, bytes, xml, CellText.of(workbook));
        } catch (UnreadableFile e) {
            workbook.close();
            throw e;
        } catch (OpenXML4JException | XMLStreamException | RuntimeException | IOException e) {
            workbook.close();
            throw Workbook.damaged(path, e);
        }
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == START_ELEMENT && xml.getLocalName().equals("row")) {
                    row = number(xml.getAttributeValue(null, "r"), row + 1);
                    return Optional.of(Row.of(row, cells()));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | RuntimeException e) {
            throw Workbook.damaged(path, e);
        }
    }

    private List<String> cells() throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            } else if (event == START_ELEMENT && xml.getLocalName().equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"), cells.size());
                String text = cell();
                // One column past the limit is kept, so that the row is refused rather than shortened.
                if (!text.isBlank() || column < cells.size()) {
                    place(cells, Math.min(column, Limits.COLUMNS), text);
                }
            }
        }
        return cells;
    }

    private String cell() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        int style = (int) number(xml.getAttributeValue(null, "s"), 0);
        StringBuilder raw = new StringBuilder();
        boolean inText = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            } else if (event == START_ELEMENT || event == END_ELEMENT) {
                String element = xml.getLocalName();
                inText = event == START_ELEMENT && (element.equals("v") || element.equals("t"));
            } else if (inText && event == CHARACTERS && raw.length() <= Limits.CELL_CHARS) {
                raw.append(xml.getText());
            }
        }
        return texts.of(raw.toString(), type == null ? "n" : type, style);
    }

    private static void place(List<String> cells, int column, String text) {
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    /** Column of a reference such as {@code AB12}, from 0. */
    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4 && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (reference.charAt(i) - 'A' + 1);
        }
        return Math.max(0, column - 1);
    }

    private static long number(@Nullable String digits, long otherwise) {
        return digits == null ? otherwise : Long.parseLong(digits);
    }

    @Override
    public void close() throws IOException {
        try {
            bytes.close();
        } finally {
            workbook.close();
        }
    }
}
