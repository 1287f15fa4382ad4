package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, so that any part can be wrong. */
final class BookParts {
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** Writes a part's bytes. */
    @FunctionalInterface
    interface Part {
        void write(OutputStream out) throws IOException;
    }

    private BookParts() {}

    /** A workbook of one sheet whose rows are the given XML. */
    static BookParts of(String rows) {
        return new BookParts()
                .with("[Content_Types].xml", contentTypes(""))
                .with(
                        "_rels/.rels",
                        relations("<Relationship Id='r1' Type='" + OFFICE
                                + "/officeDocument' Target='xl/workbook.xml'/>"))
                .with("xl/workbook.xml", workbook("", "<sheet name='Leads' sheetId='1' r:id='s1'/>"))
                .with(
                        "xl/_rels/workbook.xml.rels",
                        relations("<Relationship Id='s1' Type='" + OFFICE
                                + "/worksheet' Target='worksheets/sheet1.xml'/>"
                                + "<Relationship Id='t1' Type='" + OFFICE
                                + "/sharedStrings' Target='sharedStrings.xml'/>"
                                + "<Relationship Id='f1' Type='" + OFFICE + "/styles' Target='styles.xml'/>"))
                .with("xl/worksheets/sheet1.xml", sheet(rows))
                .with(
                        "xl/sharedStrings.xml",
                        "<sst xmlns='" + MAIN + "'><si><t>phone</t></si><si><t>name</t></si></sst>")
                .with(
                        "xl/styles.xml",
                        "<styleSheet xmlns='" + MAIN + "'><cellXfs><xf numFmtId='0'/></cellXfs></styleSheet>");
    }

    static String contentTypes(String more) {
        return "<Types xmlns='" + TYPES + "'><Default Extension='rels'"
                + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Default Extension='xml' ContentType='application/xml'/>"
                + override("/xl/workbook.xml", "sheet.main")
                + override("/xl/worksheets/sheet1.xml", "worksheet")
                + override("/xl/sharedStrings.xml", "sharedStrings")
                + override("/xl/styles.xml", "styles")
                + more
                + "</Types>";
    }

    static String workbook(String before, String sheets) {
        return "<workbook xmlns='" + MAIN + "' xmlns:r='" + OFFICE + "'>" + before + "<sheets>" + sheets
                + "</sheets></workbook>";
    }

    static String sheet(String rows) {
        return "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>";
    }

    static String relations(String all) {
        return "<Relationships xmlns='" + RELATIONS + "'>" + all + "</Relationships>";
    }

    private static String override(String part, String kind) {
        return "<Override PartName='" + part
                + "' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml'/>";
    }

    BookParts with(String name, String xml) {
        return with(name, out -> out.write(xml.getBytes(UTF_8)));
    }

    BookParts with(String name, Part part) {
        parts.put(name, part);
        return this;
    }

    BookParts without(String name) {
        parts.remove(name);
        return this;
    }

    Path write(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
            }
        }
        return file;
    }
}
