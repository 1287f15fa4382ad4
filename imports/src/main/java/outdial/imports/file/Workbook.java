package outdial.imports.file;

import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** The parts of a workbook, opened for reading only. */
final class Workbook implements Closeable {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    static {
        // POI's limits are the whole program's. A part may not unpack to more than a hundred times its size.
        ZipSecureFile.setMinInflateRatio(0.01);
        ZipSecureFile.setMaxEntrySize(Limits.PART_BYTES);
        ZipSecureFile.setMaxFileCount(Limits.PARTS);
    }

    private final Path path;
    private final OPCPackage opened;
    private final XSSFReader parts;

    private Workbook(Path path, OPCPackage opened, XSSFReader parts) {
        this.path = path;
        this.opened = opened;
        this.parts = parts;
    }

    record Sheet(String name, String relation, boolean isHidden) {}

    /** What the workbook says of itself. */
    record Contents(List<Sheet> sheets, boolean since1904) {
        List<Sheet> visible() {
            return sheets.stream().filter(sheet -> !sheet.isHidden()).toList();
        }
    }

    static Workbook open(Path path) throws IOException {
        ZipParts.check(path);
        OPCPackage opened = null;
        try {
            opened = OPCPackage.open(path.toFile(), PackageAccess.READ);
            return new Workbook(path, opened, new XSSFReader(opened));
        } catch (OpenXML4JException | IOException | RuntimeException e) {
            if (opened != null) {
                opened.revert();
            }
            throw damaged(path, e);
        }
    }

    Contents contents() throws IOException {
        try (Xml xml = Xml.open(path, part(XSSFReader::getWorkbookData))) {
            List<Sheet> sheets = new ArrayList<>();
            boolean since1904 = false;
            while (xml.hasNext()) {
                if (xml.next() != START_ELEMENT) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    since1904 = List.of("1", "true").contains(xml.attribute("date1904"));
                } else if (xml.name().equals("sheet")) {
                    boolean isHidden = xml.attribute("state").contains("idden");
                    sheets.add(new Sheet(xml.attribute("name"), relation(xml), isHidden));
                }
            }
            return new Contents(List.copyOf(sheets), since1904);
        }
    }

    /** The texts of cells; close them. */
    Texts texts() throws IOException {
        InputStream bytes = part(XSSFReader::getSharedStringsData);
        if (bytes == null) {
            return Texts.of(null);
        }
        try (Xml xml = Xml.open(path, bytes)) {
            return Texts.of(xml);
        }
    }

    Styles styles() throws IOException {
        InputStream bytes = part(XSSFReader::getStylesData);
        if (bytes == null) {
            return Styles.of(null);
        }
        try (Xml xml = Xml.open(path, bytes)) {
            return Styles.of(xml);
        }
    }

    Xml sheet(Sheet sheet) throws IOException {
        return Xml.open(path, part(reader -> reader.getSheet(sheet.relation())));
    }

    static UnreadableFile damaged(Path path, Exception cause) {
        return new UnreadableFile(
                LeadFile.name(path) + " can't be read as an Excel workbook (" + LeadFile.shown(cause.getMessage())
                        + "). Open it in Excel and save it again, or save it as CSV.",
                cause);
    }

    @FunctionalInterface
    private interface Part {
        InputStream of(XSSFReader reader) throws IOException, OpenXML4JException;
    }

    private InputStream part(Part part) throws IOException {
        try {
            return part.of(parts);
        } catch (OpenXML4JException | POIXMLException | IllegalArgumentException e) {
            throw damaged(path, e);
        }
    }

    private static String relation(Xml xml) {
        String relation = xml.attribute(RELATIONS, "id");
        return relation.isEmpty() ? xml.attribute(STRICT_RELATIONS, "id") : relation;
    }

    /** Leaves the file as it was; closing an OPC package would ask to save it. */
    @Override
    public void close() {
        opened.revert();
    }
}
