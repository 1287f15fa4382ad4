package outdial.imports.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook, opened for reading only. */
final class Workbook implements Closeable {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    final XSSFReader parts;
    private final OPCPackage opened;

    private Workbook(OPCPackage opened, XSSFReader parts) {
        this.opened = opened;
        this.parts = parts;
    }

    record Sheet(String name, String relation) {}

    static Workbook open(Path path) throws IOException {
        OPCPackage opened = null;
        try {
            opened = OPCPackage.open(path.toFile(), PackageAccess.READ);
            return new Workbook(opened, new XSSFReader(opened));
        } catch (OpenXML4JException | IOException | RuntimeException e) {
            if (opened != null) {
                opened.revert();
            }
            throw damaged(path, e);
        }
    }

    OPCPackage opened() {
        return opened;
    }

    List<Sheet> visibleSheets() throws IOException {
        try (InputStream bytes = parts.getWorkbookData()) {
            XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(bytes);
            List<Sheet> sheets = new ArrayList<>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("sheet")
                        && !text(xml.getAttributeValue(null, "state")).contains("idden")) {
                    sheets.add(new Sheet(text(xml.getAttributeValue(null, "name")), relation(xml)));
                }
            }
            return sheets;
        } catch (OpenXML4JException | XMLStreamException | POIXMLException e) {
            throw new UnreadableFile(
                    "The workbook's table of sheets is damaged. Open it in Excel and save it again.", e);
        }
    }

    static UnreadableFile damaged(Path path, Exception cause) {
        return new UnreadableFile(
                LeadFile.name(path) + " can't be read as an Excel workbook (" + cause.getMessage()
                        + "). Open it in Excel and save it again, or save it as CSV.",
                cause);
    }

    private static String relation(XMLStreamReader xml) {
        String relation = text(xml.getAttributeValue(RELATIONS, "id"));
        return relation.isEmpty() ? text(xml.getAttributeValue(STRICT_RELATIONS, "id")) : relation;
    }

    private static String text(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }

    /** Leaves the file as it was; closing an OPC package would ask to save it. */
    @Override
    public void close() {
        opened.revert();
    }
}
