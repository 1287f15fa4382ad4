package outdial.imports.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import outdial.sql.LeadField;

/** Names that people give to columns, from the data file {@code columns.txt}. */
final class Synonyms {
    static final Synonyms COLUMNS = new Synonyms();

    private final Map<String, Column> byName = new HashMap<>();

    private Synonyms() {
        read().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    /** The column that goes by this name; {@code Phone 2} and {@code tel_3} are phones like {@code phone}. */
    Optional<Column> find(String header) {
        String name = plain(header);
        Column exact = byName.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        String unnumbered = name.replaceAll("\\p{Nd}+$", "");
        return Optional.ofNullable(byName.get(unnumbered)).filter(Column.Phone.class::isInstance);
    }

    /** Letters and digits alone, small, in one spelling: Persian yeh and kaf are typed in two ways. */
    private static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ي', 'ی')
                .replace('ك', 'ک')
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        Column column = column(line.substring(0, colon).strip());
        for (String name : line.substring(colon + 1).split(",", -1)) {
            Column before = byName.put(plain(name), column);
            if (before != null && !before.equals(column)) {
                throw new IllegalStateException("columns.txt gives '" + name.strip() + "' to two columns");
            }
        }
    }

    private static Column column(String key) {
        return switch (key) {
            case "PHONE" -> new Column.Phone();
            case "FULL_NAME" -> new Column.FullName();
            case "IGNORED" -> new Column.Ignored();
            case "VALUE" -> new Column.Value();
            default -> new Column.Text(LeadField.valueOf(key));
        };
    }

    private static String read() {
        try (InputStream bytes = Objects.requireNonNull(Synonyms.class.getResourceAsStream("columns.txt"))) {
            return new String(bytes.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("columns.txt is missing from the program", e);
        }
    }
}
