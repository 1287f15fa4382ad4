package outdial.imports.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file of rows whose kind is known. Reading it again starts from the first row. */
public sealed interface LeadFile permits Csv, Xlsx {
    Path path();

    /** Every row of the file, title rows and header included. */
    RowSource rows() throws IOException;

    /** What the file was taken for, to be shown: {@code CSV, UTF-8, columns parted by ';'}. */
    String described();

    /**
     * Looks at a file's name and bytes.
     *
     * @param country ISO 3166 two letters; settles the encoding where the bytes leave several
     * @throws UnreadableFile when it is not what its name says, empty, locked, or beyond {@link Limits}
     */
    static LeadFile open(Path path, String country) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new UnreadableFile("There is no readable file " + path + ". Check the name and who may read it.");
        }
        if (Files.size(path) == 0) {
            throw new UnreadableFile(name(path) + " is empty. Nothing was imported.");
        }
        if (Files.size(path) > Limits.FILE_BYTES) {
            throw new UnreadableFile(name(path) + " is larger than " + (Limits.FILE_BYTES >> 30)
                    + " GB. Split it into parts and import them one by one.");
        }
        Signature found = Signature.of(path);
        return switch (extension(path)) {
            case "csv", "txt", "tsv" -> Csv.open(path, found, country);
            case "xlsx", "xlsm" -> Xlsx.open(path, found);
            default ->
                throw new UnreadableFile(name(path) + " has an ending that says neither CSV nor Excel."
                        + " Save it as .csv, .txt, .tsv or .xlsx.");
        };
    }

    private static String extension(Path path) {
        String name = name(path);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The file's name without its folders. */
    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
