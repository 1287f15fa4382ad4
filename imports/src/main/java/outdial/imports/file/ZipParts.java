package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a packed file before POI does, which reads tables of contents as a whole: none of them may be so large that
 * it fills the memory. Sizes are counted by unpacking, for those that a zip states may be lies.
 */
final class ZipParts {
    /** End of central directory: 22 bytes and a comment of at most 65,535. */
    private static final int END_BYTES = 22;

    private static final int END_MARK = 0x06054b50;
    private static final String CONTENTS = "[Content_Types].xml";
    private static final Pattern ENTRY = Pattern.compile("<[^<>]{1,2000}>");
    private static final Pattern PART_NAME = Pattern.compile("PartName=[\"']([^\"']*)");

    private ZipParts() {}

    static void check(Path path) throws IOException {
        checkDirectory(path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry contents = zip.getEntry(CONTENTS);
            if (contents == null) {
                throw new UnreadableFile(
                        LeadFile.name(path) + " is a zip archive, not an Excel workbook. Unpack it first.");
            }
            if (zip.size() > Limits.PARTS) {
                throw new UnreadableFile(LeadFile.name(path) + " has " + zip.size()
                        + " parts, which no list has. Save it as CSV and import that.");
            }
            if (isLonger(zip, contents, Limits.WHOLE_PART_BYTES)) {
                throw tooLarge(path, CONTENTS);
            }
            Set<String> properties = properties(text(zip, contents), path);
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                if (isReadWhole(part.getName(), properties) && isLonger(zip, part, Limits.WHOLE_PART_BYTES)) {
                    throw tooLarge(path, part.getName());
                }
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw damaged(path, broken);
        }
    }

    private static UnreadableFile damaged(Path path, @Nullable Exception broken) {
        return new UnreadableFile(
                LeadFile.name(path) + " is a damaged workbook. Open it in Excel and save it again.", broken);
    }

    private static String text(ZipFile zip, ZipEntry part) throws IOException {
        try (InputStream unpacked = zip.getInputStream(part)) {
            return new String(unpacked.readNBytes((int) Limits.WHOLE_PART_BYTES), UTF_8);
        }
    }

    static UnreadableFile tooLarge(Path path, String part) {
        return new UnreadableFile(LeadFile.name(path) + " unpacks to something far larger than a list (" + part
                + "). Open it in Excel, copy the list into a new workbook or save it as CSV, and import that.");
    }

    /** What POI takes into memory when it opens a package: contents, relations and properties. */
    private static boolean isReadWhole(String part, Set<String> properties) {
        return part.equals(CONTENTS)
                || part.endsWith(".rels")
                || part.endsWith(".psmdcp")
                || part.startsWith("docProps/")
                || properties.contains(part);
    }

    /** Properties may stand anywhere; the table of contents says where. */
    private static Set<String> properties(String contents, Path path) throws UnreadableFile {
        Set<String> parts = new HashSet<>();
        Matcher entries = ENTRY.matcher(contents);
        while (entries.find()) {
            String entry = entries.group();
            if (entry.contains("core-properties+xml")) {
                Matcher name = PART_NAME.matcher(entry);
                if (name.find()) {
                    parts.add(name.group(1).replaceFirst("^/", ""));
                } else if (!entry.contains("psmdcp")) {
                    throw damaged(path, null);
                }
            }
        }
        return parts;
    }

    private static boolean isLonger(ZipFile zip, ZipEntry part, long bytes) throws IOException {
        if (part.getSize() > 64 * bytes) {
            return true;
        }
        byte[] buffer = new byte[16 * 1024];
        long seen = 0;
        try (InputStream unpacked = zip.getInputStream(part)) {
            for (int read; seen <= bytes && (read = unpacked.read(buffer)) > 0; ) {
                seen += read;
            }
        }
        return seen > bytes;
    }

    /** Java reads the directory as a whole when it opens the zip, so its length is asked from the file's end first. */
    private static void checkDirectory(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_BYTES + 65_535L);
            byte[] tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (end.getInt(at) == END_MARK) {
                    long directory = end.getInt(at + 12) & 0xFFFF_FFFFL;
                    if (directory > Limits.DIRECTORY_BYTES) {
                        throw tooLarge(path, "its table of contents");
                    }
                    return;
                }
            }
        }
    }
}
