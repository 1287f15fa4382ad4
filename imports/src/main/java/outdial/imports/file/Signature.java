package outdial.imports.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What the first bytes say a file is. Anything without a known signature counts as text. */
enum Signature {
    ZIP("a zip archive or an Excel workbook"),
    OLD_EXCEL("an old Excel file (.xls); save it as .xlsx"),
    LOCKED_EXCEL("a workbook locked with a password; save it without one"),
    PDF("a PDF"),
    GZIP("a gzip archive; unpack it first"),
    PICTURE("a picture"),
    HTML("a web page; open it in a spreadsheet and save it as .xlsx"),
    TEXT("plain text");

    /** What a person would call it, with what to do where that differs from the usual. */
    final String called;

    Signature(String called) {
        this.called = called;
    }

    static Signature of(Path path) throws IOException {
        byte[] start;
        try (InputStream bytes = Files.newInputStream(path)) {
            start = bytes.readNBytes(512);
        }
        if (begins(start, 'P', 'K', 3, 4) || begins(start, 'P', 'K', 5, 6)) {
            return ZIP;
        } else if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return isLocked(path) ? LOCKED_EXCEL : OLD_EXCEL;
        } else if (begins(start, '%', 'P', 'D', 'F')) {
            return PDF;
        } else if (begins(start, 0x1F, 0x8B)) {
            return GZIP;
        } else if (begins(start, 0x89, 'P', 'N', 'G') || begins(start, 0xFF, 0xD8, 0xFF)) {
            return PICTURE;
        }
        String text = new String(start, ISO_8859_1).stripLeading();
        return text.regionMatches(true, 0, "<html", 0, 5) || text.regionMatches(true, 0, "<!doctype", 0, 9)
                ? HTML
                : TEXT;
    }

    /** A locked .xlsx is wrapped in the container of the old format. */
    private static boolean isLocked(Path path) {
        try (var container = new POIFSFileSystem(path.toFile(), true)) {
            return container.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException brokenContainer) {
            return false;
        }
    }

    private static boolean begins(byte[] start, int... signature) {
        byte[] wanted = new byte[signature.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (byte) signature[i];
        }
        return start.length >= wanted.length && Arrays.equals(start, 0, wanted.length, wanted, 0, wanted.length);
    }
}
