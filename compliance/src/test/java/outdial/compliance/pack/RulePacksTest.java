package outdial.compliance.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.yaml.BadRuleFile;

class RulePacksTest {
    private static final RulePacks PACKS = RulePacks.shipped();

    @Test
    void the_packs_hold_what_was_collected() {
        assertThat(PACKS.rules()).hasSize(147);
        assertThat(PACKS.packs()).hasSize(23);
        assertThat(PACKS.rules())
                .allSatisfy(rule -> assertThat(rule.provenance().verified())
                        .as("%s: nobody has verified any rule yet; a test must change with the first", rule.id())
                        .isEmpty());
    }

    @Test
    void the_hash_changes_with_the_content_and_not_with_comments() {
        var files = new LinkedHashMap<>(RulePacks.shippedFiles());
        files.compute("us.yaml", (_, text) -> "# another remark\n" + text);
        assertThat(RulePacks.of(files).hash()).isEqualTo(PACKS.hash()).hasSize(64);
        files.compute("us.yaml", (_, text) -> String.valueOf(text).replace("08:00-21:00", "08:00-20:30"));
        assertThat(RulePacks.of(files).hash()).isNotEqualTo(PACKS.hash());
        files.putAll(RulePacks.shippedFiles());
        files.compute("calendars.yaml", (_, text) -> String.valueOf(text).replace("add: [12-24]", "add: [12-23]"));
        assertThat(RulePacks.of(files).hash()).isNotEqualTo(PACKS.hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US-FL       | US-FL US HOUSE",
                "US-NY US-TX | US-NY US-TX US HOUSE",
                "US-FL US    | US-FL US HOUSE",
                "US US-FL    | US-FL US HOUSE",
                "US CA-BC    | US CA-BC CA HOUSE",
                "US-VT       | US-OTHER US HOUSE",
                "CA-ON       | CA-OTHER CA HOUSE",
                "FR-RE       | FR-RE FR EU HOUSE",
                "FR-GP       | FR EU HOUSE",
                "DE-BY       | DE EU HOUSE",
                "GB          | GB HOUSE",
                "SE          | ''",
                "US-FL SE    | ''",
            })
    void rules_bind_from_the_child_up(String given, String chain) {
        assertThat(PACKS.chain(List.of(given.split(" ", -1))).stream()
                        .map(Jurisdiction::id)
                        .toList())
                .isEqualTo(chain.isEmpty() ? List.of() : List.of(chain.split(" ", -1)));
    }

    @Test
    void a_clients_overlay_adds_rules_and_changes_the_hash() {
        String overlay = RulePacks.shippedFiles()
                .getOrDefault("house.yaml", "")
                .replace("pack: house", "pack: client")
                .replace("id: HOUSE", "id: GB")
                .replace("house.window.service", "client.window");
        RulePacks stricter = PACKS.with("client.yaml", overlay);
        assertThat(stricter.rules()).hasSize(148);
        assertThat(stricter.hash()).hasSize(64).isNotEqualTo(PACKS.hash());
        assertThat(stricter.find("GB").orElseThrow().rules().getFirst().id()).isEqualTo("client.window");
        assertThatThrownBy(() -> PACKS.with("client.yaml", overlay.replace("client.window", "gb.tps")))
                .isInstanceOf(BadRuleFile.class)
                .hasMessageContaining("client.yaml, rule gb.tps: there are two rules of that name");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-04, 2026, 2026-07-04",
        "07-04, 2031, 2031-07-04",
        "easter-47, 2026, 2026-02-17",
        "easter-2, 2038, 2038-04-23",
        "easter+1, 2024, 2024-04-01",
        "mon2-08, 2026, 2026-08-10",
        "thu4-11, 2026, 2026-11-26",
    })
    void days_of_the_calendars_file_are_found_in_a_year(String text, int year, LocalDate day) {
        assertThat(DaySpec.find(text).flatMap(spec -> spec.in(year))).contains(day);
    }

    @Test
    void a_holiday_and_the_day_that_makes_up_for_it_are_both_holidays() {
        assertThat(LibraryHolidays.in("gb-eng", 2026))
                .contains(LocalDate.of(2026, 12, 26), LocalDate.of(2026, 12, 28))
                .doesNotContain(LocalDate.of(2026, 12, 27));
    }

    @ParameterizedTest
    @CsvSource({"us-al.window, 12-25", "ca-bc.holiday, 08-03", "bg.window, 04-10", "ir.window, 03-21"})
    void hours_heed_the_calendar_that_their_rule_names(String id, String day) {
        PackRule rule = PACKS.rules().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        var hours = ((Terms.CallingWindow) rule.terms()).hours();
        long date = LocalDate.parse("2026-" + day).toEpochDay();
        assertThat(hours.isHoliday(date)).isTrue();
        assertThat(hours.nextOpen(date, 0)).isEqualTo(-1);
        assertThat(hours.isHoliday(LocalDate.of(2026, 11, 24).toEpochDay())).isFalse();
    }
}
