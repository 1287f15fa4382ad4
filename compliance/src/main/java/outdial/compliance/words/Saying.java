package outdial.compliance.words;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A sentence, or a part of one, as its key and values; every language says it in its own words.
 *
 * @param key of its text, as {@code said.law.cap}
 * @param values texts that are written alike in every language, whole numbers ({@link Long}), or sayings again
 */
public record Saying(String key, List<Object> values) {
    /** What every key begins with. */
    public static final String PREFIX = "said.";

    public Saying {
        values = List.copyOf(values);
        for (Object value : values) {
            if (!(value instanceof String || value instanceof Long || value instanceof Saying)) {
                throw new IllegalArgumentException(key + " can't hold a " + value.getClass());
            }
        }
    }

    /** A saying; whole numbers may be of any kind. */
    public static Saying of(String key, Object... values) {
        return new Saying(
                PREFIX + key,
                Arrays.stream(values)
                        .map(value -> value instanceof Integer number ? (Object) number.longValue() : value)
                        .toList());
    }

    /** {@code a or b or c}. */
    public static Object either(List<? extends Object> all) {
        return all.stream()
                .<Object>map(one -> one)
                .reduce((some, one) -> of("part.or", some, one))
                .orElse("");
    }

    /** In English, for logs, files and the command line. */
    public String english() {
        String text = English.text(key);
        var said = new StringBuilder(text.length() + 40);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            said.append(text, from, open).append(value(Integer.parseInt(text.substring(open + 1, close))));
            from = close + 1;
        }
        return said.append(text, from, text.length()).toString();
    }

    private String value(int place) {
        Object value = Objects.requireNonNull(values.get(place));
        return value instanceof Saying saying ? saying.english() : value.toString();
    }
}
