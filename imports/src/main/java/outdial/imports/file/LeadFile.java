package outdial.imports.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of rows whose kind is known. Reading it again starts from the first row. */
public sealed interface LeadFile permits Csv, Xlsx {
    Path path();

    /** Every row of the file, title rows and header included. */
    RowSource rows() throws IOException;

    /** What the file was taken for, to be shown: {@code CSV, UTF-8, columns parted by ';'}. */
    String described();

    /** A row's place as a person would look it up: {@code row 17}. */
    default String place(long row) {
        return "row " + row;
    }

    /**
     * What is known of a file beforehand; what is left open is found out.
     *
     * @param country ISO 3166 two letters; tips the scales where the bytes fit several encodings
     * @param delimiter between columns of a text file
     * @param sheet of a workbook
     */
    record Known(String country, Optional<Charset> encoding, Optional<Character> delimiter, Optional<String> sheet) {
        public static Known nothing(String country) {
            return new Known(country, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Looks at a file's name and bytes.
     *
     * @param country ISO 3166 two letters; tips the scales where the bytes fit several encodings
     * @throws UnreadableFile when it is not what its name says, empty, locked, or beyond {@link Limits}
     */
    static LeadFile open(Path path, String country) throws IOException {
        return open(path, Known.nothing(country));
    }

    /**
     * Looks at a file's name and bytes.
     *
     * @throws UnreadableFile when it is not what its name says, empty, locked, or beyond {@link Limits}
     */
    static LeadFile open(Path path, Known known) throws IOException {
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
            case "csv", "txt", "tsv", "tab", "psv", "dat" -> Csv.open(path, found, known);
            case "xlsx", "xlsm" -> Xlsx.open(path, found, known.sheet());
            case "xls", "xlsb", "ods", "numbers" ->
                throw new UnreadableFile(
                        name(path) + " is named as a spreadsheet of a kind that is not read here, and is "
                                + found.called + ". Open it and save it as .xlsx or .csv.");
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

    /** A text of unknown origin, fit for a line on a screen. */
    static String shown(@Nullable String text) {
        String visible = String.valueOf(text).strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\uFFFD]+", "·");
        return visible.length() <= 120 ? visible : visible.substring(0, 120) + "…";
    }
}
