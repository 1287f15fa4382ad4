package outdial.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.NoSuchMessageException;
import outdial.app.web.live.LiveView;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;

class WordsTest {
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z]+\\.[a-zA-Z.]+)");
    private final Words words = new Words();

    static Stream<Locale> languages() {
        return Languages.SPOKEN.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_has_the_same_keys(Locale language) {
        assertThat(new TreeSet<>(words.keys(language))).isEqualTo(new TreeSet<>(words.keys(Locale.ENGLISH)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_text_is_well_formed_and_takes_its_values(Locale language) {
        for (String key : words.keys(language)) {
            assertThat(words.text(language, key, 2, 3, 4, 5))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("{", "}");
        }
    }

    @Test
    void every_key_that_a_page_names_exists() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            var named = templates
                    .filter(Files::isRegularFile)
                    .flatMap(file -> KEY.matcher(read(file)).results().map(key -> key.group(1)))
                    .toList();
            assertThat(named).hasSizeGreaterThan(20);
            assertThat(words.keys(Locale.ENGLISH)).containsAll(named);
        }
    }

    @Test
    void every_outcome_stage_state_and_mood_has_its_word() {
        var needed = Stream.of(
                        Stream.of(Outcome.values()).map(one -> "outcome." + one),
                        Stream.of(Stage.values()).map(one -> "stage." + one),
                        Stream.of(LiveView.State.values()).map(one -> "agent." + one),
                        Stream.of("live.cap.good", "live.cap.notice", "live.cap.bad"))
                .flatMap(one -> one);
        assertThat(words.keys(Locale.ENGLISH)).containsAll(needed.toList());
    }

    @ParameterizedTest
    @CsvSource({
        "lt, 1, Laukia 1 žmogus",
        "lt, 2, Laukia 2 žmonės",
        "lt, 10, Laukia 10 žmonių",
        "lt, 21, Laukia 21 žmogus",
        "bg, 1, Чака 1 човек",
        "en, 0, Nobody is waiting",
        "fa, 12, ۱۲ نفر منتظرند",
    })
    void plurals_and_digits_are_those_of_the_language(String language, int waiting, String text) {
        assertThat(words.text(Locale.of(language), "live.callsMore", waiting)).isEqualTo(text);
    }

    @Test
    void a_missing_key_is_an_error_not_a_blank() {
        assertThatThrownBy(() -> words.text(Locale.ENGLISH, "no.such.key")).isInstanceOf(NoSuchMessageException.class);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
