package outdial.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import outdial.imports.file.UnreadableFile;
import outdial.imports.job.RowFeed;
import outdial.imports.row.ColumnChoices;
import outdial.imports.row.Numbers;

/**
 * A whole file read once before anything is written, so that a file that can't be read to its end is refused whole.
 *
 * @param rows below the header, blank ones left out; at least one
 * @param hash SHA-256 of the bytes, in hexadecimal
 */
record FileLook(Header header, long rows, String hash) {
    static FileLook at(ImportRequest request, ColumnChoices choices, Numbers numbers) throws IOException {
        Header header = Header.of(request, choices, numbers);
        long rows = rows(header);
        if (rows == 0) {
            throw new UnreadableFile("The file has a header and no rows below it. Nothing was imported.");
        }
        return new FileLook(header, rows, hash(request.file()));
    }

    private static long rows(Header header) throws IOException {
        try (RowFeed feed = RowFeed.open(header.file(), header.mapping().headerRow())) {
            long rows = 0;
            while (feed.next().isPresent()) {
                rows++;
            }
            return rows;
        }
    }

    private static String hash(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path);
                var digesting = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
