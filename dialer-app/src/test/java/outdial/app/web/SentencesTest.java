package outdial.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;

class SentencesTest {
    private final Words words = new Words();

    private String said(String language, String english) {
        return words.said(Locale.of(language), english).orElseThrow(() -> new AssertionError("Not known: " + english));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bg | Of attempts in all the campaign allows 6; the lead has had 6. | Кампанията допуска общо 6 опита; направени: 6.
            lt | Of attempts in 24 hours the campaign allows 21; the lead has had 21. | Kampanija per 24 valandas leidžia 21 bandymą; jau buvo 21.
            nl | It is 07:14 in America/Denver, one of 2 time zones the number can be in; calling starts at 08:00. | Het is 07:14 in America/Denver, een van 2 tijdzones waarin het nummer kan zijn; bellen begint om 08:00.
            lt | It is Sunday in Europe/Vilnius; the campaign has no hours on Sunday. | Ten (Europe/Vilnius) yra sekmadienis; šią dieną (sekmadienis) kampanija nedirba.
            nl | 1.5 calls for each of 4 ready agents; 2 on their way. Limited to 3: the campaign's calls are used. | 1,5 gesprekken voor elk van 4 gerede agenten; 2 onderweg. Beperkt tot 3: de gesprekken van de campagne zijn op.
            bg | The last attempt was 12 min ago; the campaign waits 2 h 0 min between attempts. | Последният опит беше преди 12 мин; между опитите кампанията изчаква 2 ч 0 мин.
            nl | Stopped: the campaign is paused | Gestopt: de campagne is gepauzeerd
            """)
    void a_sentence_is_said_with_its_numbers_and_parts(String language, String english, String there) {
        assertThat(said(language, english)).isEqualTo(there);
    }

    @Test
    void digits_are_those_of_the_language_but_what_was_written_stays() {
        assertThat(said("fa", "A lead has at most 10 numbers.")).contains("۱۰");
        assertThat(said("fa", "It is 21:38 in America/New_York; calling ended at 20:00."))
                .contains("۲۱:۳۸", "۲۰:۰۰", "America/New_York");
        assertThat(said("fa", "'12345' is no number. Write +<country><number>."))
                .contains("12345");
    }

    static Stream<Locale> others() {
        return Languages.SPOKEN.stream().filter(language -> !language.equals(Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("others")
    void every_refusal_of_a_number_is_said(Locale language) {
        var numbers = new NumberReader();
        Stream.of(
                        "",
                        "12",
                        "+1 202 555 0123 ext. 45",
                        "+999 1234567",
                        "hello",
                        "+1 202 555 01234567",
                        "2.02556E+11",
                        "555 0123")
                .map(written -> numbers.read(written, "US"))
                .filter(reading -> reading instanceof Reading.Refused)
                .map(reading -> ((Reading.Refused) reading).reason())
                .forEach(reason ->
                        assertThat(words.said(language, reason)).as(reason).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The number may not be called: it stands on OPT_OUT.",
                "CSV, UTF-8, columns parted by ';'",
                "CSV, windows-1251 (guessed from its letters: check that names look right), columns parted by tabs",
                "Excel, sheet 'Boston', 'Salem'; left out: 'Notes'",
                "renamed.csv is named as text but is a PDF. Nothing was imported. Give it its right name, or export the list as CSV.",
                "old.xlsx is named as an Excel workbook but is an old Excel file (.xls); save it as .xlsx. Nothing was imported.",
                "No column holds wording, evidence, and no consent is kept without it. The file has: phone, date. Nothing was imported.",
                "Not the kind of a consent.",
                "The list 'Spring' was retired: its leads are not dialled any more. Nothing was imported. Give these leads a list of their own with --list.",
                "The number belongs to CA; the campaign may dial MX, US.",
                "The number is a mobile phone, and the house doesn't dial such lines.",
                "There is no time until 2027-03-01T00:00:00Z, 400 days on, that suits every rule.",
                "It is Mon 2026-11-23 07:02 in America/New_York; calls start at 08:00.",
                "The number is on the register 'us.ndnc', which binds unless there is consent: written.",
                "One call for each of 12 ready agents; 9 on their way.",
                "Stepped down: 3.4 % of the calls that count were abandoned, the cap is 3.0 %.",
                "One more call would find nobody with a chance of 1.2 %; 0.8 % is allowed, and 2.3 more may be abandoned.",
                "No agent who speaks 'lt' with the skills it asks for is signed in.",
                "This node no longer leads the floor: another node has taken the lead",
                "Row 17 of this file has this number already.",
                "The number is on the do-not-call list national.",
                "Not the name or code of a time zone such as Europe/Sofia; left off."
            })
    void what_the_cores_say_is_known(String english) {
        others().forEach(language -> assertThat(words.said(language, english))
                .as(language.toString())
                .isPresent());
    }

    @Test
    void what_is_not_known_stays_english_and_is_marked_so() {
        var fa = Locale.of("fa");
        assertThat(words.text(fa, "said", "The moon is full.")).isEqualTo("The moon is full.");
        assertThat(words.text(fa, "saidIn", "The moon is full.")).isEqualTo("en");
        assertThat(words.text(fa, "saidIn", "No lead is due now.")).isEqualTo("fa");
    }
}
