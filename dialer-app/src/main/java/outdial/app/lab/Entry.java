package outdial.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a scenario file, with what stands there. */
record Entry(String file, String place, @Nullable Object value) {
    private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|h)?");
    private static final Pattern SHARE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(%)?");

    BadScenario bad(String what) {
        return new BadScenario(file, place, what);
    }

    Map<?, ?> map() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw bad("keys with values are wanted here, not '" + value + "'.");
    }

    boolean isMap() {
        return value instanceof Map<?, ?>;
    }

    Set<?> keys() {
        return map().keySet();
    }

    /** Refuses a key that has no meaning here. */
    Entry only(String... known) {
        for (Object key : keys()) {
            if (!List.of(known).contains(String.valueOf(key))) {
                throw bad("'" + key + "' has no meaning here; known are " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    Optional<Entry> find(String key) {
        Object found = map().get(key);
        return found == null ? Optional.empty() : Optional.of(new Entry(file, in(key), found));
    }

    Entry get(String key) {
        return find(key).orElseThrow(() -> bad("'" + key + "' is missing."));
    }

    private String in(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    List<Entry> list() {
        if (!(value instanceof List<?> items)) {
            throw bad("a list is wanted here, not '" + value + "'.");
        }
        var entries = new ArrayList<Entry>();
        for (Object item : items) {
            entries.add(new Entry(file, place + "[" + entries.size() + "]", item));
        }
        return entries;
    }

    String text() {
        return String.valueOf(value);
    }

    double number() {
        try {
            double number = Double.parseDouble(text());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as for a number that is too small.
        }
        throw bad("a number from 0 up is wanted here, not '" + value + "'.");
    }

    int whole() {
        double number = number();
        if (number != Math.rint(number) || number > 10_000_000) {
            throw bad("a whole number is wanted here, not '" + value + "'.");
        }
        return (int) number;
    }

    /** From 0 to 1; written so, or in per cent. */
    double share() {
        Matcher read = SHARE.matcher(text().strip());
        double share = read.matches() ? Double.parseDouble(read.group(1)) / (read.group(2) == null ? 1 : 100) : -1;
        if (share < 0 || share > 1) {
            throw bad("a share is wanted here, such as 0.22 or 22 %, not '" + value + "'.");
        }
        return share;
    }

    /** In s; a bare number is in s, too. */
    double time() {
        Matcher read = TIME.matcher(text().strip());
        if (!read.matches()) {
            throw bad("a time is wanted here, such as 20s, 15m or 2h, not '" + value + "'.");
        }
        double number = Double.parseDouble(read.group(1));
        String unit = read.group(2) == null ? "s" : read.group(2);
        return switch (unit) {
            case "ms" -> number / 1_000;
            case "m" -> number * 60;
            case "h" -> number * 3_600;
            default -> number;
        };
    }
}
