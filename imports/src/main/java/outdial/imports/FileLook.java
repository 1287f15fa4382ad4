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
import java.util.Optional;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Limits;
import outdial.imports.file.Row;
import outdial.imports.file.RowSource;
import outdial.imports.file.UnreadableFile;
import outdial.imports.job.RowFeed;
import outdial.imports.row.ColumnMapping;

/**
 * A whole file read once before anything is written, so that a file that can't be read to its end is refused whole.
 *
 * @param rows below the header, blank ones left out; at least one
 * @param hash SHA-256 of the bytes, in hexadecimal
 */
record FileLook(LeadFile file, ColumnMapping mapping, long rows, String hash) {
    /** Title rows may stand above the header; it is looked for in so many rows. */
    private static final int HEADER_WITHIN = 20;

    static FileLook at(ImportRequest request) throws IOException {
        LeadFile file = LeadFile.open(request.file(), request.country());
        ColumnMapping mapping = mapping(file, request instanceof ImportRequest.DoNotCall);
        long rows = rows(file, mapping);
        if (rows == 0) {
            throw new UnreadableFile("The file has a header and no rows below it. Nothing was imported.");
        }
        return new FileLook(file, mapping, rows, hash(request.file()));
    }

    private static ColumnMapping mapping(LeadFile file, boolean mayLackHeader) throws IOException {
        Optional<Row> first = Optional.empty();
        try (RowSource rows = file.rows()) {
            for (int looked = 0; looked < HEADER_WITHIN; looked++) {
                Optional<Row> row = rows.next();
                Optional<ColumnMapping> mapping = row.flatMap(ColumnMapping::ofHeader);
                if (mapping.isPresent()) {
                    return checked(mapping.get());
                } else if (row.isEmpty()) {
                    break;
                } else if (first.isEmpty() && !row.get().isBlank()) {
                    first = row;
                }
            }
        }
        if (mayLackHeader && first.filter(FileLook::isNumberAlone).isPresent()) {
            return ColumnMapping.ofNumbersAlone();
        }
        throw first.map(FileLook::noPhoneColumn)
                .orElseGet(() -> new UnreadableFile("The file holds no rows. Nothing was imported."));
    }

    private static ColumnMapping checked(ColumnMapping mapping) throws UnreadableFile {
        if (mapping.headers().size() > Limits.COLUMNS) {
            throw new UnreadableFile("The file has " + mapping.headers().size() + " columns; at most " + Limits.COLUMNS
                    + " can be read. Leave out those that nobody needs.");
        }
        return mapping;
    }

    private static boolean isNumberAlone(Row row) {
        return row.cells().size() == 1
                && row.cell(0).codePoints().filter(Character::isDigit).count() >= 5;
    }

    private static UnreadableFile noPhoneColumn(Row first) {
        String found = String.join(
                ", ", first.cells().stream().limit(10).map(FileLook::shortened).toList());
        return new UnreadableFile("No column is headed as a telephone number. The first row holds: " + found
                + ". The first row must name the columns; call one of them 'phone'.");
    }

    private static String shortened(String cell) {
        return cell.length() <= 40 ? cell.strip() : cell.substring(0, 40).strip() + "…";
    }

    private static long rows(LeadFile file, ColumnMapping mapping) throws IOException {
        try (RowFeed feed = RowFeed.open(file, mapping.headerRow())) {
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
