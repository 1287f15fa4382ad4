package outdial.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file of delimited columns, with quotes that may hold line breaks. */
public record Csv(Path path, Encoding encoding, char delimiter, char quote) implements LeadFile {
    static Csv open(Path path, Signature found, LeadFile.Known known) throws IOException {
        if (found != Signature.TEXT) {
            throw new UnreadableFile(LeadFile.name(path) + " is named as text but is " + found.called
                    + ". Nothing was imported. Give it its right name, or export the list as CSV.");
        }
        Encoding encoding = known.encoding().isPresent()
                ? Encoding.told(path, known.encoding().get())
                : Encoding.of(path, known.country());
        try (Reader text = reader(path, encoding)) {
            Delimiter.Found marks = Delimiter.of(text);
            return new Csv(path, encoding, known.delimiter().orElse(marks.delimiter()), marks.quote());
        }
    }

    @Override
    public RowSource rows() throws IOException {
        return new CsvRows(reader(path, encoding), this);
    }

    @Override
    public String described() {
        String columns = delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
        String quotes = quote == '"' ? "" : ", quoted by " + quote;
        return "CSV, " + encoding.described() + ", columns parted by " + columns + quotes;
    }

    private static Reader reader(Path path, Encoding encoding) throws IOException {
        InputStream bytes = Files.newInputStream(path);
        try {
            bytes.skipNBytes(encoding.markBytes());
            return switch (encoding.charset().name()) {
                case "UTF-16LE" -> new Utf16Text(bytes, false);
                case "UTF-16BE" -> new Utf16Text(bytes, true);
                default -> new InputStreamReader(bytes, encoding.charset());
            };
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }
}
