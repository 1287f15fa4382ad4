package outdial.app.web;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import outdial.compliance.words.Saying;

/**
 * Every text of the pages, from {@code words/<language>.properties} and the bundles of its parts, in ICU message format: plurals, dates and digits
 * are those of the language. Immutable; safe on any thread. A key that is missing is an error, never a blank.
 */
public final class Words implements MessageSource {
    /** Bundles besides the common one, as in {@code words/office_en.properties}. No key stands in two. */
    private static final List<String> PARTS = List.of("office", "report", "said", "watch", "rules", "law");

    /** The key by which a page has a sentence of the cores said, and the one by which it learns in which language that is. */
    private static final String SAID = "said";

    private static final String SAID_IN = "saidIn";
    private static final String FINDINGS = "/outdial/compliance/words/english.properties";

    /** Times and days that sayings bring along in Latin digits. */
    private static final Pattern TIME = Pattern.compile("[0-2][0-9]:[0-5][0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** What only findings say: they come with their keys and need not be known by their sentences. */
    private static final Pattern OF_FINDINGS = Pattern.compile("said\\.(rule|law)\\..*");

    private final Map<Locale, Properties> bundles =
            Languages.SPOKEN.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::read));
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Sentences sentences = new Sentences(spokenByCores());

    /** The text of a key in one of the languages that we speak. */
    public String text(Locale language, String key, Object... values) {
        return getMessage(key, values, language);
    }

    /**
     * Every text whose key begins with one of {@code prefixes}, with {@code {0}} and the like left in it: for scripts in
     * a page, which fill them in. Plurals can't be among them.
     */
    public Map<String, String> beginning(Locale language, String... prefixes) {
        Properties bundle =
                bundles.getOrDefault(language, Objects.requireNonNull(bundles.get(Languages.SPOKEN.getFirst())));
        return bundle.stringPropertyNames().stream()
                .filter(key -> Stream.of(prefixes).anyMatch(key::startsWith))
                .collect(Collectors.toUnmodifiableMap(Function.identity(), bundle::getProperty));
    }

    /** What gate, pacing, floor or an import said in English, in another language if the sentence is known. */
    public Optional<String> said(Locale language, String english) {
        return language.equals(Languages.SPOKEN.getFirst())
                ? Optional.of(english)
                : sentences
                        .find(english)
                        .map(all -> all.stream().map(one -> said(language, one)).collect(Collectors.joining(" ")));
    }

    private Map<String, String> spokenByCores() {
        return beginning(Languages.SPOKEN.getFirst(), "said.").entrySet().stream()
                .filter(text -> !OF_FINDINGS.matcher(text.getKey()).matches())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a finding says. */
    public String say(Locale language, Saying saying) {
        Object[] values = saying.values().stream()
                .map(value -> switch (value) {
                    case Saying part -> say(language, part);
                    case String text when TIME.matcher(text).matches() -> inDigits(language, text);
                    default -> value;
                })
                .toArray();
        return text(language, saying.key(), values);
    }

    private String said(Locale language, Sentences.Said said) {
        Object[] values = said.values().stream()
                .map(value -> switch (value) {
                    case Sentences.Said part -> said(language, part);
                    case String text when TIME.matcher(text).matches() -> inDigits(language, text);
                    default -> value;
                })
                .toArray();
        return text(language, said.key(), values);
    }

    private static String inDigits(Locale language, String latin) {
        char zero = DecimalFormatSymbols.getInstance(language).getZeroDigit();
        return latin.codePoints()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + zero : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** All keys of a language. */
    Set<String> keys(Locale language) {
        return Objects.requireNonNull(bundles.get(language)).stringPropertyNames();
    }

    @Override
    public String getMessage(String key, Object @Nullable [] values, @Nullable Locale language) {
        Locale spoken = language != null && bundles.containsKey(language) ? language : Languages.SPOKEN.getFirst();
        if (values != null && values.length == 1 && values[0] instanceof Saying saying) {
            if (key.equals(SAID)) {
                return say(spoken, saying);
            }
            if (key.equals(SAID_IN)) {
                return spoken.toLanguageTag();
            }
        }
        if (values != null && values.length == 1 && values[0] instanceof String english) {
            if (key.equals(SAID)) {
                return said(spoken, english).orElse(english);
            }
            if (key.equals(SAID_IN)) {
                return (said(spoken, english).isPresent() ? spoken : Languages.SPOKEN.getFirst()).toLanguageTag();
            }
        }
        String pattern = Objects.requireNonNull(bundles.get(spoken)).getProperty(key);
        if (pattern == null) {
            throw new NoSuchMessageException(key, spoken);
        }
        var format = formats.computeIfAbsent(spoken + " " + key, _ -> new MessageFormat(pattern, spoken));
        synchronized (format) { // ICU's formats keep state while they work
            return format.format(values == null ? new Object[0] : isolated(values, spoken));
        }
    }

    /** In a text written from right to left, names stand apart from it (Unicode's first strong isolate). */
    private static Object[] isolated(Object[] values, Locale language) {
        if ("ltr".equals(Languages.direction(language))) {
            return values;
        }
        return Arrays.stream(values)
                .map(value -> value instanceof String text && !text.isEmpty() ? "\u2068" + text + "\u2069" : value)
                .toArray();
    }

    @Override
    public @Nullable String getMessage(
            String key, Object @Nullable [] values, @Nullable String otherwise, @Nullable Locale language) {
        try {
            return getMessage(key, values, language);
        } catch (NoSuchMessageException e) {
            return otherwise;
        }
    }

    @Override
    public String getMessage(MessageSourceResolvable wanted, @Nullable Locale language) {
        String[] keys = wanted.getCodes();
        if (keys == null || keys.length == 0) {
            throw new NoSuchMessageException("none");
        }
        return getMessage(keys[0], wanted.getArguments(), language);
    }

    private static Properties read(Locale language) {
        var all = new Properties();
        load("/words/" + language.toLanguageTag() + ".properties", all);
        if (language.equals(Languages.SPOKEN.getFirst())) {
            load(FINDINGS, all);
        }
        PARTS.forEach(part -> load("/words/" + part + "_" + language.toLanguageTag() + ".properties", all));
        return all;
    }

    private static void load(String name, Properties into) {
        try (var stream = Words.class.getResourceAsStream(name)) {
            var read = new Properties();
            read.load(new InputStreamReader(Objects.requireNonNull(stream, name), StandardCharsets.UTF_8));
            for (String key : read.stringPropertyNames()) {
                if (into.put(key, read.getProperty(key)) != null) {
                    throw new IllegalStateException("The word " + key + " stands in two bundles, one of them " + name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
