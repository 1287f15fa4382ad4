package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import outdial.compliance.yaml.BadRuleFile;

/** The book of the house, spoilt in one place, is refused with file, rule and reason. */
class BadRuleBookTest {
    private static final String HOUSE = DataLines.text("rulebooks/house.yaml");
    private static final String RUNNING = "- {rule: campaign-running, from: 2020-01-01}";

    @ParameterizedTest
    @MethodSource({"badHeads", "badDates", "badSettings"})
    void a_bad_book_is_refused(String old, String changed, String rule, String reason) {
        assertThat(HOUSE).contains(old);
        String where = rule.isEmpty() ? "mine.yaml: " : "mine.yaml, rule " + rule + ": ";
        assertThatThrownBy(() -> RuleBook.of("mine.yaml", HOUSE.replace(old, changed)))
                .isInstanceOfSatisfying(BadRuleFile.class, bad -> {
                    assertThat(bad).hasMessageStartingWith(where + reason);
                    assertThat(bad.file()).isEqualTo("mine.yaml");
                    assertThat(bad.rule()).isEqualTo(rule);
                });
    }

    @Test
    void a_text_that_is_no_book_is_refused() {
        for (String text : List.of("", "house", "- a\n- b", "name: [", "name: a\nname: b", "a: &a [x]\nb: *a\n")) {
            assertThatThrownBy(() -> RuleBook.of("mine.yaml", text))
                    .as(text)
                    .isInstanceOf(BadRuleFile.class)
                    .hasMessageStartingWith("mine.yaml: ");
        }
    }

    static List<Arguments> badHeads() {
        String real = "loopback-only: false";
        String mock = "loopback-only: true\nfictional-numbers: ";
        return List.of(
                arguments("name: house", "name: My House", "", "the name must be small letters, digits and hyphens"),
                arguments("name: house", "nam: house", "", "'nam' is not known here; known are about, fictional"),
                arguments("name: house", "", "", "'name' is missing"),
                arguments("name: house", "name: [house]", "", "'name' must be a text, not '[house]'"),
                arguments(real, "loopback-only: no", "", "'loopback-only' must be true or false, not 'no'"),
                arguments(
                        real,
                        real + "\nfictional-numbers: [{digits: 44.*, country: GB, type: FIXED}]",
                        "",
                        "fictional numbers are only for a book that is loopback-only"),
                arguments(
                        real,
                        mock + "[{digits: 47.*, country: NO, type: FIX}]",
                        "fictional-numbers",
                        "'FIX' is no kind of line; known are [FIXED, MOBILE,"),
                arguments(
                        real,
                        mock + "[{digits: '44(', country: GB, type: FIXED}]",
                        "fictional-numbers",
                        "'44(' is no pattern: Unclosed group"),
                arguments(
                        real,
                        mock + "[{digits: 44.*, country: UK, type: FIXED}]",
                        "fictional-numbers",
                        "'UK' is no country of ISO 3166"),
                arguments("rules:", "rules: none\nabout-rules:", "", "'about-rules' is not known here"));
    }

    static List<Arguments> badDates() {
        String until2021 = "- {rule: campaign-running, from: 2020-01-01, until: 2021-01-01}";
        return List.of(
                arguments(
                        RUNNING,
                        RUNNING + "\n  - {rule: number-valid, from: 2020-01-01}",
                        "number-valid",
                        "rule packs say this for a book that isn't loopback-only"),
                arguments(RUNNING, "", "campaign-running", "it is missing; a book holds every rule that is its own"),
                arguments(
                        RUNNING,
                        "- {rule: campaign-runnin, from: 2020-01-01}",
                        "campaign-runnin",
                        "there is no such rule"),
                arguments(RUNNING, "- {rule: campaign-running}", "campaign-running", "'from' is missing"),
                arguments(
                        RUNNING,
                        "- {rule: campaign-running, from: 2020-13-01}",
                        "campaign-running",
                        "'from' must be a date like 2026-01-31, not '2020-13-01'"),
                arguments(RUNNING, until2021, "campaign-running", "it ends on 2021-01-01 and nothing follows"),
                arguments(
                        RUNNING,
                        "- {rule: campaign-running, from: 2020-01-01, until: 2020-01-01}",
                        "campaign-running",
                        "it ends on 2020-01-01, not after it starts on 2020-01-01"),
                arguments(
                        RUNNING,
                        "- {rule: campaign-running, from: 2021-01-01}",
                        "campaign-running",
                        "nothing is in force from 2020-01-01 to 2021-01-01"),
                arguments(
                        RUNNING,
                        until2021 + "\n  - {rule: campaign-running, from: 2022-01-01}",
                        "campaign-running",
                        "nothing is in force from 2021-01-01 to 2022-01-01"),
                arguments(
                        RUNNING,
                        until2021 + "\n  - {rule: campaign-running, from: 2020-12-31}",
                        "campaign-running",
                        "two versions are in force on 2020-12-31"),
                arguments(
                        RUNNING,
                        RUNNING + "\n  - {rule: campaign-running, from: 2022-01-01}",
                        "campaign-running",
                        "two versions are in force on 2022-01-01"));
    }

    static List<Arguments> badSettings() {
        String types = "types: [FIXED, MOBILE, FIXED_OR_MOBILE, VOIP]";
        String sunday = "sun: []";
        return List.of(
                arguments(
                        RUNNING,
                        "- {rule: campaign-running, from: 2020-01-01, types: [FIXED]}",
                        "campaign-running",
                        "'types' is not known here; known are about, from, rule, until"),
                arguments(types, "types: [FIXED, FIXED]", "type-allowed", "'FIXED' stands there twice"),
                arguments(types, "typs: [FIXED]", "type-allowed", "'typs' is not known here"),
                arguments(types, "types: FIXED", "type-allowed", "'types' must be a list"),
                arguments(types, "types: [[FIXED]]", "type-allowed", "'types' must be a list of texts"),
                arguments(sunday, "", "house-window", "'sun' must be a list"),
                arguments(sunday, sunday + "\n      sunday: []", "house-window", "'sunday' is not known here"),
                arguments(sunday, "sun: ['9:00-12:00']", "house-window", "'9:00-12:00' on sun is no window"),
                arguments(sunday, "sun: ['12:00-09:00']", "house-window", "'12:00-09:00' on sun ends before it starts"),
                arguments(sunday, "sun: ['12:00-24:30']", "house-window", "'12:00-24:30' on sun ends after midnight"),
                arguments(
                        sunday,
                        "sun: ['09:00-12:00', '11:00-13:00']",
                        "house-window",
                        "'11:00-13:00' on sun begins before the window ahead of it ends"));
    }
}
