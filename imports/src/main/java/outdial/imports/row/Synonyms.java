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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outdial.sql.LeadField;

/** Names that people give to columns of a kind of file, from data files such as {@code columns.txt}. */
final class Synonyms {
    private static final Set<String> CONSENT_FIELDS =
            Stream.of(ConsentField.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

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

    static final Synonyms COLUMNS = new Synonyms(read("columns.txt"));

    /** Of a file of consents: its own columns, and numbers by the names that they have in lists of leads. */
    static final Synonyms CONSENTS = new Synonyms(Stream.concat(
            read("columns.txt").filter(line -> line.startsWith("PHONE:") || line.startsWith("IGNORED:")),
            read("consent-columns.txt")));

    private final Map<String, Column> byName = new HashMap<>();

    private Synonyms(Stream<String> lines) {
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    /** Names that choose a column, to be shown. */
    String fields() {
        return this == CONSENTS
                ? "phone, "
                        + Stream.of(ConsentField.values())
                                .map(ConsentField::key)
                                .collect(Collectors.joining(", "))
                        + ", ignore"
                : "phone, full name, " + String.join(", ", Column.FIELDS) + ", value, custom, ignore";
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
                throw new IllegalStateException("'" + name.strip() + "' is given to two columns");
            }
        }
    }

    private static Column column(String key) {
        return switch (key) {
            case "PHONE" -> new Column.Phone();
            case "FULL_NAME" -> new Column.FullName();
            case "IGNORED" -> new Column.Ignored();
            case "VALUE" -> new Column.Value();
            default ->
                CONSENT_FIELDS.contains(key)
                        ? new Column.Consent(ConsentField.valueOf(key))
                        : new Column.Text(LeadField.valueOf(key));
        };
    }

    static Stream<String> read(String file) {
        try (InputStream bytes = Objects.requireNonNull(Synonyms.class.getResourceAsStream(file))) {
            return new String(bytes.readAllBytes(), UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is missing from the program", e);
        }
    }
}
