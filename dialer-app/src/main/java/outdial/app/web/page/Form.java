package outdial.app.web.page;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form, and what is wrong with it. Reading a field that is wrong notes the problem and gives a
 * harmless value, so that all problems are told at once; look at {@link #isGood} before using what was read. For one
 * thread.
 */
public final class Form {
    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    /** Words about a field, with up to two values. */
    public record Problem(
            String key, @Nullable Object first, @Nullable Object second) {}

    /** What a browser sent. */
    public static Form of(Map<String, List<String>> sent) {
        var form = new Form();
        sent.forEach((name, given) -> form.values.put(name, List.copyOf(given)));
        return form;
    }

    /** An empty form. */
    public static Form empty() {
        return new Form();
    }

    /** Fills a field beforehand. */
    public Form fill(String name, Object value) {
        values.put(name, List.of(String.valueOf(value)));
        return this;
    }

    public Form fillAll(String name, Set<?> chosen) {
        values.put(name, chosen.stream().map(String::valueOf).toList());
        return this;
    }

    public boolean isGood() {
        return problems.isEmpty();
    }

    /** What stands in the field; empty when nothing does. */
    public String value(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    public boolean isOn(String name) {
        return has(name, "on");
    }

    public @Nullable Problem problem(String name) {
        return problems.get(name);
    }

    public Set<String> names() {
        return values.keySet();
    }

    public void wrong(String name, String key) {
        problems.putIfAbsent(name, new Problem(key, null, null));
    }

    public void wrong(String name, String key, Object first, Object second) {
        problems.putIfAbsent(name, new Problem(key, first, second));
    }

    /** Says what is wrong by a sentence of its own. */
    public void wrongSaying(String name, String sentence) {
        wrong(name, "problem.sentence", sentence, "");
    }

    /** A text that must not be empty. */
    public String text(String name, int longest) {
        String text = optional(name, longest).orElse("");
        if (text.isEmpty()) {
            wrong(name, "problem.required");
        }
        return text;
    }

    public Optional<String> optional(String name, int longest) {
        String text = value(name).strip();
        if (text.length() > longest) {
            wrong(name, "problem.tooLong", longest, text.length());
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public int number(String name, int least, int most) {
        return decimal(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most), 0)
                .intValue();
    }

    /** A number with at most so many decimals; a comma is as good as a point, and any script's digits are read. */
    public BigDecimal decimal(String name, BigDecimal least, BigDecimal most, int decimals) {
        String typed = latin(value(name).strip()).replace(',', '.').replace('٫', '.');
        if (typed.matches("-?[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            var number = new BigDecimal(typed);
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0 && number.scale() <= decimals) {
                return number;
            }
        }
        wrong(name, "problem.number", least, most);
        return least;
    }

    public Optional<LocalDate> date(String name) {
        String typed = latin(value(name).strip());
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException _) {
            wrong(name, "problem.date");
            return Optional.empty();
        }
    }

    /** One of the constants. */
    public <E extends Enum<E>> E one(String name, Class<E> kind) {
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equals(value(name))) {
                return constant;
            }
        }
        wrong(name, "problem.choose");
        return kind.getEnumConstants()[0];
    }

    /** The id that was chosen, if it is one of those offered. */
    public Optional<Long> chosen(String name, Set<Long> offered) {
        List<Long> found = all(name, offered);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** The ids that were chosen; any that was not offered is a problem. */
    public List<Long> all(String name, Set<Long> offered) {
        return all(name, offered.stream().collect(Collectors.toMap(String::valueOf, Function.identity())));
    }

    /** What was chosen; anything that was not offered is a problem. */
    public <T> List<T> all(String name, Map<String, T> offered) {
        var found = new ArrayList<T>();
        for (String given : values.getOrDefault(name, List.of())) {
            T one = offered.get(given);
            if (one != null) {
                found.add(one);
            } else if (!given.isEmpty()) {
                wrong(name, "problem.choose");
            }
        }
        return found;
    }

    /** The same text with the digits 0 to 9. */
    public static String latin(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
