package outdial.imports;

import java.io.IOException;
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
        return new FileLook(header, rows, FileHash.of(request.file()));
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
}
