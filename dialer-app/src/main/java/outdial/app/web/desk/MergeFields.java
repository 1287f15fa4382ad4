package outdial.app.web.desk;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {first_name}} and the like into a text. What is unknown stays as it is written, for a person to see. */
final class MergeFields {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}\\n]{1,120})}");

    private final Map<String, String> values = new HashMap<>();

    /** @param fields by name; capitals, spaces and underscores do not count */
    MergeFields(Map<String, String> fields) {
        fields.forEach((name, value) -> values.put(plain(name), value));
    }

    String fill(String text) {
        return FIELD.matcher(text).replaceAll(found -> {
            String value = values.get(plain(found.group(1)));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "_");
    }
}
