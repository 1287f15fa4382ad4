package outdial.compliance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One mapping of a rule book's file, read strictly: what is missing, misspelt or of the wrong shape throws BadRuleBook. */
record BookSection(String file, String rule, Map<?, ?> values) {
    static BookSection of(String file, String rule, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new BookSection(file, rule, map);
        }
        throw new BadRuleBook(file, rule, "keys and values expected here, not '" + value + "'");
    }

    BookSection named(String name) {
        return new BookSection(file, name, values);
    }

    BadRuleBook bad(String reason) {
        return new BadRuleBook(file, rule, reason);
    }

    void only(Set<String> keys) {
        for (Object key : values.keySet()) {
            if (!(key instanceof String text) || !keys.contains(text)) {
                throw bad("'" + key + "' is not known here; known are "
                        + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    String text(String key) {
        return findText(key).orElseThrow(() -> bad("'" + key + "' is missing"));
    }

    Optional<String> findText(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case String text when !text.isBlank() -> Optional.of(text);
            case Object other -> throw bad("'" + key + "' must be a text, not '" + other + "'");
        };
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw bad("'" + key + "' must be true or false, not '" + other + "'");
        };
    }

    LocalDate date(String key) {
        return findDate(key).orElseThrow(() -> bad("'" + key + "' is missing"));
    }

    Optional<LocalDate> findDate(String key) {
        return findText(key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw bad("'" + key + "' must be a date like 2026-01-31, not '" + text + "'");
            }
        });
    }

    List<?> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list;
        }
        throw bad("'" + key + "' must be a list");
    }

    List<String> texts(String key) {
        return list(key).stream()
                .map(item -> {
                    if (item instanceof String text && !text.isBlank()) {
                        return text;
                    }
                    throw bad("'" + key + "' must be a list of texts; '" + item + "' is none");
                })
                .toList();
    }

    BookSection section(String key) {
        return of(file, rule, values.get(key) == null ? "nothing" : values.get(key));
    }
}
