package outdial.imports.row;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What columns are said to hold, by somebody now, by somebody before, or by their own names; in this order. */
public final class ColumnChoices {
    static final ColumnChoices NONE = new ColumnChoices(Synonyms.COLUMNS, Map.of(), Map.of());

    private final Synonyms names;
    private final Map<String, Column> chosen;
    private final Map<String, Column> remembered;

    private ColumnChoices(Synonyms names, Map<String, Column> chosen, Map<String, Column> remembered) {
        this.names = names;
        this.chosen = Map.copyOf(chosen);
        this.remembered = Map.copyOf(remembered);
    }

    /** Why a column is taken for what it is. */
    public enum Why {
        CHOSEN(""),
        REMEMBERED(" (as last time)"),
        ITS_NAME(""),
        PART_OF_ITS_NAME(" (by a part of its name)"),
        ITS_ROWS(" (by what stands in it)"),
        NOTHING("");

        private final String said;

        Why(String said) {
            this.said = said;
        }

        /** For the end of a sentence; empty where it goes without saying. */
        String said() {
            return said;
        }
    }

    record Found(Column column, Why why) {}

    static final Found UNKNOWN = new Found(new Column.Custom(0), Why.NOTHING);
    static final Found BY_ITS_ROWS = new Found(new Column.Phone(), Why.ITS_ROWS);

    /**
     * Choices by names of columns, or their numbers counted from 1.
     *
     * @param chosen fields by column: {@code phone}, {@code first_name}, …, {@code custom}, {@code ignore}, or what
     *     columns are called in the five languages
     * @param remembered the same, of an earlier import
     * @throws IllegalArgumentException with a sentence, when a field is none
     */
    public static ColumnChoices of(Map<String, String> chosen, Map<String, String> remembered) {
        return of(Synonyms.COLUMNS, chosen, remembered);
    }

    /** The same for files of consents; see {@link ConsentField#key}. */
    public static ColumnChoices ofConsents(Map<String, String> chosen, Map<String, String> remembered) {
        return of(Synonyms.CONSENTS, chosen, remembered);
    }

    private static ColumnChoices of(Synonyms names, Map<String, String> chosen, Map<String, String> remembered) {
        Map<String, Column> now = new HashMap<>();
        chosen.forEach((name, field) -> now.put(
                Synonyms.plain(name),
                column(names, field)
                        .orElseThrow(() -> new IllegalArgumentException("'" + field + "' for column '" + name
                                + "' is no field. Fields: " + names.fields() + "."))));
        Map<String, Column> before = new HashMap<>();
        // What was said of another kind of file may be no field of this one.
        remembered.forEach(
                (name, field) -> column(names, field).ifPresent(column -> before.put(Synonyms.plain(name), column)));
        return new ColumnChoices(names, now, before);
    }

    /** The chosen columns that a header does not have; a misspelt name must not be passed over. */
    public Set<String> missingIn(ColumnMapping mapping) {
        Set<String> missing = new HashSet<>(chosen.keySet());
        for (int i = 0; i < mapping.headers().size(); i++) {
            missing.remove(Synonyms.plain(mapping.headers().get(i)));
            missing.remove(String.valueOf(i + 1));
        }
        return missing;
    }

    Found find(String header, int number) {
        String name = Synonyms.plain(header);
        Column now = chosen.getOrDefault(name, chosen.get(String.valueOf(number)));
        if (now != null) {
            return new Found(now, Why.CHOSEN);
        }
        Column before = remembered.get(name);
        if (before != null) {
            return new Found(before, Why.REMEMBERED);
        }
        Optional<Column> named = names.find(header);
        if (named.isPresent()) {
            return new Found(named.get(), Why.ITS_NAME);
        }
        return names.isPhoneByPart(header) ? new Found(new Column.Phone(), Why.PART_OF_ITS_NAME) : UNKNOWN;
    }

    /** What was chosen for a column that has no name of its own. */
    Optional<Found> findByPlace(int number) {
        return Optional.ofNullable(chosen.get(String.valueOf(number))).map(column -> new Found(column, Why.CHOSEN));
    }

    private static Optional<Column> column(Synonyms names, String field) {
        return switch (Synonyms.plain(field)) {
            case "custom", "own" -> Optional.of(new Column.Custom(0));
            case "ignore", "ignored", "skip" -> Optional.of(new Column.Ignored());
            default -> names.find(field);
        };
    }
}
