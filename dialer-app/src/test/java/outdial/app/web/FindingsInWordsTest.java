package outdial.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outdial.compliance.NumberReader;
import outdial.compliance.check.Explanation;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.words.Saying;

/** Findings bring their keys and values along, and every language says them. */
class FindingsInWordsTest {
    private static final List<String> NUMBERS = List.of(
            "+14045550123",
            "+442079460123",
            "+33639980123",
            "+4930230125",
            "+31201234567",
            "+359888123456",
            "+37061234567",
            "+982112345678",
            "+61491570156",
            "+917012345678",
            "+390612345678",
            "+9990000000");
    private static final List<Saying> SAID = objections();

    private final Words words = new Words();

    static Stream<Locale> languages() {
        return Languages.SPOKEN.stream();
    }

    private static List<Saying> objections() {
        RulePacks packs = RulePacks.shipped();
        var numbers = new NumberReader();
        var said = new ArrayList<Saying>();
        for (String number : NUMBERS) {
            for (String kind : List.of("sales", "research")) {
                for (String mode : List.of("live", "ai_voice")) {
                    for (String at : List.of("2026-11-22T03:00:00Z", "2026-11-23T23:30:00Z")) {
                        said.addAll(objections(packs, numbers, row(number, kind, mode, at)));
                    }
                }
            }
        }
        return said;
    }

    private static Map<String, String> row(String number, String kind, String mode, String at) {
        var row = new HashMap<String, String>();
        row.put("e164", number);
        row.put("utc_instant", at);
        row.put("call_kind", kind);
        row.put("call_mode", mode);
        String before = Instant.parse(at).minusSeconds(600).toString();
        row.put(
                "prior_attempts",
                before + "=refused;" + before + "=abandoned;" + before + "=machine;" + before + "=no_answer");
        return row;
    }

    private static List<Saying> objections(RulePacks packs, NumberReader numbers, Map<String, String> row) {
        try {
            return Explanation.of(packs, numbers, row).verdict().all().stream()
                    .map(one -> one.says())
                    .toList();
        } catch (Explanation.Unreadable unreadable) {
            throw new AssertionError(row.toString(), unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_objection_is_said_in_every_language(Locale language) {
        assertThat(SAID).hasSizeGreaterThan(100);
        for (Saying saying : SAID) {
            assertThat(words.say(language, saying))
                    .as(saying.toString())
                    .isNotBlank()
                    .doesNotContain("{");
        }
    }

    @Test
    void english_is_what_logs_and_files_read() {
        for (Saying saying : SAID) {
            assertThat(words.say(Locale.ENGLISH, saying)).isEqualTo(saying.english());
        }
    }

    @Test
    void the_other_languages_do_not_fall_back_to_english() {
        var same = new HashSet<String>();
        for (Saying saying : SAID) {
            if (words.say(Locale.of("fa"), saying).equals(saying.english())) {
                same.add(saying.key());
            }
        }
        assertThat(same).isEmpty();
    }

    @Test
    void a_finding_is_said_with_its_numbers_and_parts() {
        assertThat(words.say(Locale.of("bg"), Saying.of("rule.inAll", 6, 6)))
                .isEqualTo("Кампанията допуска общо 6 опита; направени: 6.");
        assertThat(words.say(
                        Locale.of("nl"),
                        Saying.of("rule.houseStart", "07:14", Saying.of("part.oneZone", "America/Denver", 2), "08:00")))
                .isEqualTo("Het is 07:14 in America/Denver, een van 2 tijdzones waarin de persoon kan zijn; bellen"
                        + " begint om 08:00.");
        Saying sunday = Saying.of("part.Sunday");
        assertThat(words.say(Locale.of("lt"), Saying.of("rule.campaignShut", sunday, "Europe/Vilnius", sunday)))
                .isEqualTo("Ten (Europe/Vilnius) yra sekmadienis; šią dieną (sekmadienis) kampanija nedirba.");
    }

    @Test
    void persian_has_its_own_digits_in_times_and_days() {
        assertThat(words.say(
                        Locale.of("fa"),
                        Saying.of(
                                "law.start",
                                Saying.of("part.day", Saying.of("part.Mon"), "2026-11-23", "07:02"),
                                "Europe/Sofia",
                                "08:00")))
                .contains("۲۰۲۶-۱۱-۲۳", "۰۷:۰۲", "۰۸:۰۰", "Europe/Sofia");
    }
}
