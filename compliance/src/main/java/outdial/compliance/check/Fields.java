package outdial.compliance.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of one row by column; what a column leaves out is empty. */
record Fields(Map<String, String> values) {
    /** Calls are judged in these years; beyond them nobody knows what clocks will show. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2150-01-01T00:00:00Z");

    private static final int DAY_CHARS = "2026-11-24".length();

    String text(String column) {
        return values.getOrDefault(column, "").strip();
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    /** What stands between semicolons, commas or bars; a plus or a blank between two words is meant so too. */
    List<String> parts(String column) {
        String between = switch (column) {
            case Columns.JURISDICTIONS, Columns.FLAGS -> "[;,|+\\s]";
            case Columns.ZONES -> "[;,|\\s]";
            default -> "[;,|]";
        };
        return Arrays.stream(text(column).split(between))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The constant that a field names, in any case, with hyphens or underlines; {@code usual} for an empty field. */
    <E extends Enum<E>> E word(String column, Class<E> type, E usual) throws BadField {
        return isEmpty(column) ? usual : word(column, text(column), type);
    }

    static <E extends Enum<E>> E word(String column, String text, Class<E> type) throws BadField {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new BadField(
                column,
                "'" + text + "' is not known; known are "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    /** Databases write a blank between day and hour. */
    private static String withT(String text) {
        return text.length() > DAY_CHARS && text.charAt(DAY_CHARS) == ' '
                ? text.substring(0, DAY_CHARS) + 'T' + text.substring(DAY_CHARS + 1)
                : text;
    }

    static Instant instant(String column, String text) throws BadField {
        try {
            Instant instant = OffsetDateTime.parse(withT(text)).toInstant();
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new BadField(
                column, "'" + text + "' is no instant from 1970 to 2149; write it like 2026-11-24T02:00:00Z");
    }
}
