package outdial.imports.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import outdial.sql.LeadField;

/** Names that people give to columns, from the data file {@code columns.txt}. */
final class Synonyms {
    static final Synonyms COLUMNS = new Synonyms();

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** A telephone number where it stands alone, any number where it does not. */
    private static final String JUST_NUMBER = "شماره";

    /** Words that say something of a telephone other than its number. */
    private static final Set<String> NOT_A_NUMBER = Set.of(
            ("type kind country code prefix area ext extension consent date time status fax model operator carrier provider"
                            + " owner name note comment verified valid do not last best allowed"
                            + " тип код държава факс оператор съгласие дата статус"
                            + " soort landcode netnummer toestel toestemming datum"
                            + " tipas kodas šalis faksas operatorius sutikimas data"
                            + " نوع کد کشور فکس اپراتور تاریخ")
                    .split(" ", -1));

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

    /** Whether the name has a word for a telephone in it and none that makes it something about a telephone. */
    boolean isPhoneByPart(String header) {
        List<String> words = WORDS.splitAsStream(
                        Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .map(Synonyms::plain)
                .toList();
        return words.stream().noneMatch(NOT_A_NUMBER::contains)
                && words.stream()
                        .anyMatch(word -> !word.equals(JUST_NUMBER)
                                && byName.get(word.replaceAll("\\p{Nd}+$", "")) instanceof Column.Phone);
    }

    /** Letters and digits alone, small, in one spelling: Persian yeh and kaf are typed in two ways. */
    static String plain(String header) {
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
