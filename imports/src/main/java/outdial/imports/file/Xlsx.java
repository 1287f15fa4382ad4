package outdial.imports.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** The first visible sheet of an Excel workbook. */
public record Xlsx(Path path, String sheet, int otherSheets) implements LeadFile {
    static {
        // POI's limits are the whole program's. A part may not unpack to more than a hundred times its size.
        ZipSecureFile.setMinInflateRatio(0.01);
        ZipSecureFile.setMaxEntrySize(Limits.PART_BYTES);
        ZipSecureFile.setMaxFileCount(Limits.PARTS);
    }

    static Xlsx open(Path path, Signature found) throws IOException {
        if (found != Signature.ZIP) {
            throw new UnreadableFile(LeadFile.name(path) + " is named as an Excel workbook but is " + found.called
                    + ". Nothing was imported.");
        }
        checkParts(path);
        try (Workbook workbook = Workbook.open(path)) {
            var visible = workbook.visibleSheets();
            if (visible.isEmpty()) {
                throw new UnreadableFile(LeadFile.name(path) + " has no visible sheet. Unhide the one with the list.");
            }
            return new Xlsx(path, visible.getFirst().name(), visible.size() - 1);
        }
    }

    @Override
    public RowSource rows() throws IOException {
        return XlsxRows.open(path);
    }

    @Override
    public String described() {
        String others = otherSheets == 0 ? "" : ", " + otherSheets + " more sheets left out";
        return "Excel, sheet '" + sheet + "'" + others;
    }

    private static void checkParts(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null) {
                throw new UnreadableFile(
                        LeadFile.name(path) + " is a zip archive, not an Excel workbook. Unpack it first.");
            }
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                if (part.getName().endsWith("sharedStrings.xml") && part.getSize() > Limits.TEXTS_BYTES) {
                    throw new UnreadableFile(LeadFile.name(path) + " holds more than " + (Limits.TEXTS_BYTES >> 20)
                            + " MB of text. Save it as CSV, which is read row by row, and import that.");
                }
            }
        } catch (ZipException broken) {
            throw new UnreadableFile(
                    LeadFile.name(path) + " is a damaged workbook. Open it in Excel and save it again.", broken);
        }
    }
}
