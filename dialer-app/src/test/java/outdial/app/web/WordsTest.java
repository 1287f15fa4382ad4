package outdial.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.NoSuchMessageException;
import outdial.app.web.live.LiveView;
import outdial.compliance.NumberFacts;
import outdial.compliance.pack.Recipient;
import outdial.compliance.pack.RuleType;
import outdial.compliance.yaml.Section;
import outdial.imports.job.Rules;
import outdial.imports.row.Remark;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.model.disposition.Disposition;
import outdial.sql.Accounts;
import outdial.sql.CampaignSettings;
import outdial.sql.Campaigns;
import outdial.sql.LeadField;
import outdial.sql.LeadState;

class WordsTest {
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z]+\\.[a-zA-Z.]+)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\n]*)\"");
    private static final Pattern OFFICE_KEY = Pattern.compile(
            "(menu|tab|home|client|campaign|user|team|skill|callerNumber|script|message|wording|questionnaire|product"
                    + "|search|lead|callback|audit|list|import|upload|problem|notice|form|listing|attempt|disposition)"
                    + "\\.[a-zA-Z]+(\\.[a-zA-Z]+)*");
    private static final Pattern LABEL = Pattern.compile(
            "(?:Field\\.(?:line|number|date|secret|area|choice|checks|toggle|file)|\\.called)\\(\"([a-zA-Z]+)\"");
    private static final List<String> RULES = List.of(
            "number-valid",
            "country-allowed",
            "type-allowed",
            "do-not-call",
            "campaign-running",
            "caller-number",
            "attempts-in-all",
            "attempts-per-day",
            "attempts-apart",
            "campaign-hours",
            "house-window",
            "no-time",
            "number.invalid",
            "number.costly",
            "internal.optout",
            "unknown.jurisdiction",
            "unknown.zone");
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
    void every_key_that_the_office_names_in_its_code_exists() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java/outdial/app/web"))) {
            var named = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> literals(read(file)))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).hasSizeGreaterThan(150);
            assertThat(words.keys(Locale.ENGLISH)).containsAll(named);
        }
    }

    /** Keys in literals; a table's columns are several in one, parted by blanks, those of figures with a # before. */
    private static Stream<String> literals(String source) {
        Stream<String> inLiterals = LITERAL.matcher(source)
                .results()
                .flatMap(literal -> Stream.of(literal.group(1).split(" ")))
                .map(word -> word.startsWith("#") ? word.substring(1) : word)
                .filter(word -> OFFICE_KEY.matcher(word).matches());
        Stream<String> labels = LABEL.matcher(source).results().map(label -> "field." + label.group(1));
        return Stream.concat(inLiterals, labels);
    }

    @Test
    void every_constant_that_the_office_shows_has_its_word() {
        var needed = Stream.of(
                        all("role", Accounts.Role.values()),
                        all("purpose", CampaignSettings.Purpose.values()),
                        all("recipient", Recipient.values()),
                        all("recording", CampaignSettings.Recording.values()),
                        all("campaignState", Campaigns.State.values()),
                        all("numberType", NumberFacts.NumberType.values()),
                        all("leadState", LeadState.values()),
                        all("leadField", LeadField.values()),
                        all("dispositionKind", Disposition.Kind.values()),
                        all("duplicates", Rules.Duplicates.values()),
                        all("within", Rules.Within.values()),
                        all("troubleKind", Remark.Kind.values()),
                        Stream.of("CHOSEN", "REMEMBERED", "PART_OF_ITS_NAME", "ITS_ROWS")
                                .map(why -> "columnWhy." + why),
                        Stream.of("phone", "full_name", "value", "custom", "ignore")
                                .map(field -> "columnField." + field),
                        Languages.SPOKEN.stream().map(one -> "language." + one.toLanguageTag()),
                        Languages.SPOKEN.stream().map(one -> "field.body." + one.toLanguageTag()),
                        Stream.of(DayOfWeek.values())
                                .map(day -> "field.day." + day.name().toLowerCase(Locale.ROOT)),
                        Stream.of("PREVIEW", "PROGRESSIVE", "FIXED_RATIO").map(mode -> "mode." + mode),
                        Stream.of("OPEN", "KEPT", "EXPIRED", "CANCELLED").map(state -> "callbackState." + state),
                        Stream.of("RUNNING", "PAUSED", "CLOSED").map(state -> "campaign.moved." + state),
                        RULES.stream().map(rule -> "rule." + rule),
                        Stream.of(RuleType.values())
                                .filter(RuleType::decides)
                                .map(type -> "rule." + Section.written(type)))
                .flatMap(one -> one);
        assertThat(words.keys(Locale.ENGLISH)).containsAll(needed.toList());
    }

    private static Stream<String> all(String prefix, Enum<?>[] constants) {
        return Stream.of(constants).map(one -> prefix + "." + one.name());
    }

    @Test
    void every_outcome_stage_state_and_mood_has_its_word() {
        var needed = Stream.of(
                        Stream.of(Outcome.values()).map(one -> "outcome." + one),
                        Stream.of(Stage.values()).map(one -> "stage." + one),
                        Stream.of(LiveView.State.values()).map(one -> "agent." + one),
                        Stream.of("live.cap.good", "live.cap.calm", "live.cap.notice", "live.cap.bad"))
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
