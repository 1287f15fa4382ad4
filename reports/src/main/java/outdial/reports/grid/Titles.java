package outdial.reports.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Headings and names of sheets in a reader's language, looked up by the English ones in {@code titles.tsv}, and the
 * sentences of Definitions in {@code meanings.tsv}, where {@code {0}} stands for somebody's own words. What is not there is
 * somebody's own word, such as a disposition's label, and stays. Immutable.
 */
public final class Titles {
    /** The file's columns after the English one. */
    private static final List<String> LANGUAGES = List.of("bg", "nl", "lt", "fa");

    private static final List<String> FILES = List.of("titles.tsv", "meanings.tsv");
    private static final Map<String, Map<String, String>> ALL = read();
    private static final List<Template> WITH_OWN_WORDS = known().stream()
            .filter(english -> english.contains("{0}"))
            .map(Template::of)
            .toList();

    /** As they are written in the code. */
    public static final Titles ENGLISH = new Titles(Map.of(), false);

    private final Map<String, String> said;
    private final boolean isFromTheRight;

    private Titles(Map<String, String> said, boolean isFromTheRight) {
        this.said = said;
        this.isFromTheRight = isFromTheRight;
    }

    /** Those of a language; English if it is none of ours. */
    public static Titles in(Locale language) {
        Map<String, String> words = ALL.get(language.getLanguage());
        return words == null ? ENGLISH : new Titles(words, "fa".equals(language.getLanguage()));
    }

    /** Whether sheets begin at their right side. */
    public boolean isFromTheRight() {
        return isFromTheRight;
    }

    /** The text in the reader's language. */
    public String of(String english) {
        String whole = said.get(english);
        if (whole != null) {
            return whole;
        }
        int colon = english.indexOf(": ");
        String kind = colon < 0 ? null : said.get(english.substring(0, colon));
        return kind == null ? withOwnWords(english) : kind + english.substring(colon);
    }

    /** A sentence about somebody's own words, such as a disposition's code; they stay as they are. */
    private String withOwnWords(String english) {
        for (Template template : WITH_OWN_WORDS) {
            Matcher found = template.pattern().matcher(english);
            if (found.matches()) {
                String sentence = said.getOrDefault(template.english(), english);
                for (int i = 1; i <= found.groupCount(); i++) {
                    sentence = sentence.replace("{" + (i - 1) + "}", found.group(i));
                }
                return sentence;
            }
        }
        return english;
    }

    /** @param english with {@code {0}} where somebody's own words stand */
    private record Template(String english, Pattern pattern) {
        static Template of(String english) {
            return new Template(
                    english, Pattern.compile("\\Q" + english.replaceAll("\\{[0-9]}", "\\\\E(.+)\\\\Q") + "\\E"));
        }
    }

    /** The English texts that have translations. */
    static Set<String> known() {
        return Objects.requireNonNull(ALL.get(LANGUAGES.getFirst())).keySet();
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> all = new HashMap<>();
        LANGUAGES.forEach(language -> all.put(language, new HashMap<>()));
        FILES.forEach(file -> read(file, all));
        return all;
    }

    private static void read(String file, Map<String, Map<String, String>> all) {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Titles.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
                List<String> words = List.of(line.split("\t", -1));
                if (words.size() != LANGUAGES.size() + 1) {
                    throw new IllegalStateException(file + ": " + words.size() + " columns in '" + line + "'");
                }
                for (int i = 0; i < LANGUAGES.size(); i++) {
                    Objects.requireNonNull(all.get(LANGUAGES.get(i))).put(words.getFirst(), words.get(i + 1));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
