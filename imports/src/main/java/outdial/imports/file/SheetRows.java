package outdial.imports.file;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of one sheet, pulled from its XML. */
final class SheetRows implements Closeable {
    private final Path path;
    private final Xml xml;
    private final CellText texts;
    private final long from;
    private long row;

    SheetRows(Path path, Xml xml, CellText texts, long from) {
        this.path = path;
        this.xml = xml;
        this.texts = texts;
        this.from = from;
    }

    Optional<Row> next() throws IOException {
        while (xml.hasNext()) {
            if (xml.next() == START_ELEMENT && xml.name().equals("row")) {
                row = number(xml.attribute("r"));
                List<String> cells = cells();
                if (row >= from) {
                    return Optional.of(Row.of(row, cells));
                }
            }
        }
        return Optional.empty();
    }

    /** Rows are told apart by their number, so one that is missing, too high or not the next becomes the next. */
    private long number(String written) throws UnreadableFile {
        if (row >= Limits.SHEET_ROWS) {
            throw new UnreadableFile(LeadFile.name(path) + " has a sheet of more rows than Excel can open."
                    + " Save it as CSV and import that.");
        }
        long number = written.matches("[0-9]{1,7}") ? Long.parseLong(written) : row + 1;
        return number > row && number <= Limits.SHEET_ROWS ? number : row + 1;
    }

    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        int next = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.name().equals("row")) {
                break;
            } else if (event == START_ELEMENT && xml.name().equals("c")) {
                int column = column(xml.attribute("r"), next);
                if (column >= Limits.SHEET_COLUMNS) {
                    throw new UnreadableFile(LeadFile.name(path) + " has more columns in row " + row
                            + " than Excel can open. Nothing was imported.");
                }
                next = column + 1;
                String text = cell();
                if (!text.isBlank()) {
                    place(cells, column, text);
                }
            }
        }
        return cells;
    }

    private String cell() throws IOException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        StringBuilder raw = new StringBuilder();
        boolean inText = false;
        boolean isFormula = false;
        int phonetic = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == START_ELEMENT) {
                String element = xml.name();
                isFormula |= element.equals("f");
                phonetic += element.equals("rPh") ? 1 : 0;
                // A cell that was changed by a program may keep the text it had in another element; its type decides.
                inText = phonetic == 0 && element.equals(type.equals("inlineStr") ? "t" : "v");
            } else if (event == END_ELEMENT) {
                if (xml.name().equals("c")) {
                    break;
                }
                phonetic -= xml.name().equals("rPh") ? 1 : 0;
                inText = false;
            } else if (inText && (event == CHARACTERS || event == CDATA) && raw.length() <= Limits.CELL_CHARS) {
                raw.append(xml.text());
            }
        }
        return isFormula && raw.isEmpty()
                ? CellText.NO_RESULT
                : texts.of(raw.toString(), type.isEmpty() ? "n" : type, style(style));
    }

    private static int style(String digits) {
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
    }

    private static void place(List<String> cells, int column, String text) {
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    /** Column of a reference such as {@code AB12}, from 0. */
    private static int column(String reference, int otherwise) {
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + (letter - 'A' + 1);
        }
        return column == 0 ? otherwise : column - 1;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
