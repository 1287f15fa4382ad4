package outdial.app.web.page;

import java.util.Arrays;
import java.util.List;
import outdial.sql.AgentGroups;

/**
 * One field of a form. Its label is the word {@code field.<label>}, its hint {@code field.<label>.hint}.
 *
 * @param width in columns of six
 * @param options for a choice among several
 * @param isCode whether it is written from left to right in every language
 */
public record Field(
        String name,
        String label,
        Kind kind,
        boolean isRequired,
        boolean hasHint,
        int width,
        List<Option> options,
        boolean isCode) {
    public Field {
        options = List.copyOf(options);
    }

    /** How it is filled. */
    public enum Kind {
        LINE,
        NUMBER,
        DATE,
        SECRET,
        AREA,
        CHOICE,
        CHECKS,
        SWITCH,
        FILE;

        /** Its name in the template. */
        public String part() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Something to choose: by words or, if {@code isWord} is false, by a name that people gave. */
    public record Option(String value, String text, boolean isWord) {
        public static Option named(Object value, String text) {
            return new Option(String.valueOf(value), text, false);
        }

        /** Every group by its name. */
        public static List<Option> named(AgentGroups groups) {
            return groups.list().stream()
                    .map(group -> named(group.id(), group.name()))
                    .toList();
        }

        public static Option word(String value, String key) {
            return new Option(value, key, true);
        }

        /** Every constant, with the word {@code prefix.CONSTANT}. */
        public static List<Option> all(Enum<?>[] constants, String prefix) {
            return Arrays.stream(constants)
                    .map(one -> word(one.name(), prefix + "." + one.name()))
                    .toList();
        }
    }

    private static Field of(String name, Kind kind, List<Option> options) {
        return new Field(name, name, kind, false, false, 3, options, false);
    }

    public static Field line(String name) {
        return of(name, Kind.LINE, List.of());
    }

    public static Field number(String name) {
        return of(name, Kind.NUMBER, List.of()).width(2).code();
    }

    public static Field date(String name) {
        return of(name, Kind.DATE, List.of()).width(2).code();
    }

    public static Field secret(String name) {
        return of(name, Kind.SECRET, List.of()).code();
    }

    public static Field area(String name) {
        return of(name, Kind.AREA, List.of()).width(6);
    }

    public static Field choice(String name, List<Option> options) {
        return of(name, Kind.CHOICE, options);
    }

    public static Field checks(String name, List<Option> options) {
        return of(name, Kind.CHECKS, options).width(6);
    }

    /** On or off; sent as {@code on} or not at all. */
    public static Field toggle(String name) {
        return of(name, Kind.SWITCH, List.of()).width(6);
    }

    public static Field file(String name) {
        return of(name, Kind.FILE, List.of()).width(6);
    }

    public Field required() {
        return new Field(name, label, kind, true, hasHint, width, options, isCode);
    }

    public Field hint() {
        return new Field(name, label, kind, isRequired, true, width, options, isCode);
    }

    public Field width(int columns) {
        return new Field(name, label, kind, isRequired, hasHint, columns, options, isCode);
    }

    public Field code() {
        return new Field(name, label, kind, isRequired, hasHint, width, options, true);
    }

    /** Labelled by another word than its name. */
    public Field called(String word) {
        return new Field(name, word, kind, isRequired, hasHint, width, options, isCode);
    }
}
