package outdial.imports.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What the first bytes say a file is. Anything without a known signature counts as text. */
enum Signature {
    ZIP("a zip archive or an Excel workbook"),
    OLD_EXCEL("an old Excel file (.xls); save it as .xlsx"),
    LOCKED_EXCEL("a workbook locked with a password; save it without one"),
    PDF("a PDF"),
    GZIP("a gzip archive; unpack it first"),
    PICTURE("a picture"),
    ARCHIVE("an archive; unpack it first"),
    PROGRAM("a program"),
    RICH_TEXT("a document of a word processor; copy the list into a spreadsheet"),
    DATABASE("a database; export the list from it as CSV"),
    XML("XML; open it in a spreadsheet and save it as .xlsx"),
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
        Signature binary = binary(start);
        return binary == TEXT ? text(start) : binary;
    }

    private static Signature binary(byte[] start) {
        if (begins(start, '7', 'z', 0xBC, 0xAF)
                || begins(start, 'R', 'a', 'r', '!')
                || begins(start, 'B', 'Z', 'h')
                || begins(start, 0xFD, '7', 'z', 'X', 'Z')
                || begins(start, 0x28, 0xB5, 0x2F, 0xFD)) {
            return ARCHIVE;
        } else if (begins(start, 0x7F, 'E', 'L', 'F') || begins(start, 'M', 'Z', 0x90)) {
            return PROGRAM;
        } else if (begins(start, '{', '\\', 'r', 't', 'f')) {
            return RICH_TEXT;
        } else if (begins(start, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f')) {
            return DATABASE;
        }
        return begins(start, 'G', 'I', 'F', '8') ? PICTURE : TEXT;
    }

    private static Signature text(byte[] start) {
        String text = new String(start, ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading();
        if (text.startsWith("<?xml")) {
            return XML;
        }
        return List.of("<html", "<!doctype", "<table", "<meta", "<head").stream()
                        .anyMatch(tag -> text.regionMatches(true, 0, tag, 0, tag.length()))
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
