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

/**
 * Headings, names of sheets and definitions in a reader's language, looked up by the English ones in {@code titles.tsv}.
 * What is not there is somebody's own word, such as a disposition's label, and stays. Immutable.
 */
public final class Titles {
    /** The file's columns after the English one. */
    private static final List<String> LANGUAGES = List.of("bg", "nl", "lt", "fa");

    private static final Map<String, Map<String, String>> ALL = read();

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
        return kind == null ? english : kind + english.substring(colon);
    }

    /** The English texts that have translations. */
    static Set<String> known() {
        return Objects.requireNonNull(ALL.get(LANGUAGES.getFirst())).keySet();
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> all = new HashMap<>();
        LANGUAGES.forEach(language -> all.put(language, new HashMap<>()));
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Titles.class.getResourceAsStream("titles.tsv")), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
                List<String> words = List.of(line.split("\t", -1));
                if (words.size() != LANGUAGES.size() + 1) {
                    throw new IllegalStateException("titles.tsv: " + words.size() + " columns in '" + line + "'");
                }
                for (int i = 0; i < LANGUAGES.size(); i++) {
                    Objects.requireNonNull(all.get(LANGUAGES.get(i))).put(words.getFirst(), words.get(i + 1));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
