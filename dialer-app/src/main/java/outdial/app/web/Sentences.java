package outdial.app.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the sentences in which pacing, floor and imports speak; findings of the gate bring their keys along. They speak English, to logs and files as well as to
 * people; a sentence is known by its pattern in the English bundle, so that pages can say it in the reader's language.
 * One that is not known stays as it is: English, but never wrong. Immutable; safe on any thread.
 */
final class Sentences {
    private static final String PREFIX = "said.";
    private static final String PART = "said.part.";
    private static final Pattern PLACE = Pattern.compile("('?)\\{([0-9])}");
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,5}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,3}");

    private final List<Known> sentences;
    private final List<Known> parts;

    /**
     * One sentence, with its words left open.
     *
     * @param places which value of the message each group of the pattern is
     * @param quoted values that are quoted as they were written, such as a telephone number
     */
    private record Known(String key, Pattern pattern, List<Integer> places, List<Boolean> quoted, int letters) {}

    /** What was said: a text of the bundles and its values, which are texts, numbers or said again. */
    record Said(String key, List<Object> values) {}

    /** @param english the English bundle; keys that don't begin with {@code said.} are passed over */
    Sentences(Map<String, String> english) {
        List<Known> all = english.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .map(entry -> known(entry.getKey(), entry.getValue().replace("''", "'")))
                .sorted(Comparator.comparingInt(Known::letters).reversed().thenComparing(Known::key))
                .toList();
        parts = all.stream().filter(one -> one.key().startsWith(PART)).toList();
        sentences = all.stream().filter(one -> !one.key().startsWith(PART)).toList();
    }

    private static Known known(String key, String text) {
        var pattern = new StringBuilder();
        var places = new ArrayList<Integer>();
        var quoted = new ArrayList<Boolean>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        int letters = 0;
        while (place.find()) {
            String literal = text.substring(from, place.start()) + place.group(1);
            pattern.append(Pattern.quote(literal)).append("(.+?)");
            places.add(Integer.parseInt(place.group(2)));
            quoted.add(!place.group(1).isEmpty());
            letters += literal.length();
            from = place.end();
        }
        String end = text.substring(from);
        pattern.append(Pattern.quote(end));
        return new Known(
                key, Pattern.compile(pattern.toString(), Pattern.DOTALL), places, quoted, letters + end.length());
    }

    /** The sentences of a text, one after the other; empty if one of them is not known. */
    Optional<List<Said>> find(String text) {
        Optional<Said> one = find(text, sentences);
        if (one.isPresent()) {
            return Optional.of(List.of(one.get()));
        }
        for (int end = text.indexOf(". "); end >= 0; end = text.indexOf(". ", end + 1)) {
            Optional<Said> first = find(text.substring(0, end + 1), sentences);
            Optional<List<Said>> rest = first.isEmpty() ? Optional.empty() : find(text.substring(end + 2));
            if (first.isPresent() && rest.isPresent()) {
                var both = new ArrayList<Said>(List.of(first.get()));
                both.addAll(rest.get());
                return Optional.of(both);
            }
        }
        return Optional.empty();
    }

    private Optional<Said> find(String text, List<Known> among) {
        for (Known known : among) {
            Matcher match = known.pattern().matcher(text);
            if (match.matches()) {
                return Optional.of(new Said(known.key(), values(known, match)));
            }
        }
        return Optional.empty();
    }

    private List<Object> values(Known known, Matcher match) {
        var values = new ArrayList<Object>();
        for (int i = 0; i < known.places().size(); i++) {
            int place = known.places().get(i);
            while (values.size() <= place) {
                values.add("");
            }
            String text = match.group(i + 1);
            values.set(place, known.quoted().get(i) ? text : value(text));
        }
        return values;
    }

    private Object value(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        return find(text, parts).<Object>map(part -> part).orElse(text);
    }
}
