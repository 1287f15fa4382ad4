package outdial.compliance.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One mapping of a rule file, read strictly: what is missing, misspelt or of the wrong shape throws BadRuleFile. */
public record Section(String file, String rule, Map<?, ?> values) {
    public static Section of(String file, String rule, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Section(file, rule, map);
        }
        throw new BadRuleFile(file, rule, "keys and values expected here, not '" + value + "'");
    }

    public Section named(String name) {
        return new Section(file, name, values);
    }

    public BadRuleFile bad(String reason) {
        return new BadRuleFile(file, rule, reason);
    }

    public void only(Set<String> keys) {
        for (Object key : values.keySet()) {
            if (!(key instanceof String text) || !keys.contains(text)) {
                throw bad("'" + key + "' is not known here; known are "
                        + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    public String text(String key) {
        return findText(key).orElseThrow(() -> bad("'" + key + "' is missing"));
    }

    public Optional<String> findText(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case String text when !text.isBlank() -> Optional.of(text);
            case Object other -> throw bad("'" + key + "' must be a text, not '" + other + "'");
        };
    }

    public boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw bad("'" + key + "' must be true or false, not '" + other + "'");
        };
    }

    public LocalDate date(String key) {
        return findDate(key).orElseThrow(() -> bad("'" + key + "' is missing"));
    }

    public Optional<LocalDate> findDate(String key) {
        return findText(key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw bad("'" + key + "' must be a date like 2026-01-31, not '" + text + "'");
            }
        });
    }

    public List<?> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list;
        }
        throw bad("'" + key + "' must be a list");
    }

    public List<String> texts(String key) {
        return list(key).stream()
                .map(item -> {
                    if (item instanceof String text && !text.isBlank()) {
                        return text;
                    }
                    throw bad("'" + key + "' must be a list of texts; '" + item + "' is none");
                })
                .toList();
    }

    public Section section(String key) {
        return of(file, rule, values.get(key) == null ? "nothing" : values.get(key));
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A whole number from {@code least} on. */
    public int number(String key, int least) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw bad("'" + key + "' must be a whole number from " + least + " on, not '" + text + "'");
    }

    /** The texts under {@code key}; none if it isn't there. */
    public List<String> findTexts(String key) {
        return has(key) ? texts(key) : List.of();
    }

    /**
     * The constants named under {@code key} in small letters with hyphens, each once; all of them if the key isn't
     * there.
     */
    public <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        if (!has(key)) {
            return EnumSet.allOf(type);
        }
        var words = EnumSet.noneOf(type);
        for (String text : texts(key)) {
            if (!words.add(word(key, text, type))) {
                throw bad("'" + text + "' stands in '" + key + "' twice");
            }
        }
        if (words.isEmpty()) {
            throw bad("'" + key + "' names nothing");
        }
        return words;
    }

    /** The constant named under {@code key}, in small letters with hyphens. */
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        return word(key, text(key), type);
    }

    private <E extends Enum<E>> E word(String key, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        throw bad("'" + text + "' is not known under '" + key + "'; known are "
                + Arrays.stream(type.getEnumConstants()).map(Section::written).toList());
    }

    /** A constant as rule files write it. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
