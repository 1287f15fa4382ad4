package outdial.compliance.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.yaml.BadRuleFile;

/** The packs of the program, spoilt in one place, are refused with file, rule and reason. */
class BadPackTest {
    private static final Map<String, String> SHIPPED = RulePacks.shippedFiles();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "us.yaml | pack: us           | pack: U S                | `` | the pack's name must be small letters",
                "us.yaml | version:           | versoin:                 | `` | 'versoin' is not known here",
                "us.yaml | - id: US-AL        | - id: us-al              | `` | 'us-al' is no jurisdiction",
                "us.yaml | - id: US-AL        | - id: US-CT              | `` | jurisdiction US-CT stands in us.yaml too",
                "us.yaml | parent: US         | parent: UX               | `` | jurisdiction US-AL has the parent UX, which",
                "us.yaml | id: us.window      | id: Us window            | Us window | a rule's id must be small letters",
                "us.yaml | id: us.dnc         | id: us.window            | us.window | there are two rules of that name",
                "us.yaml | type: register     | type: registre           | us.dnc | 'registre' is not known under 'type'; known",
                "us.yaml | [sales, charity]   | [sales, charty]          | us.window | 'charty' is not known under 'kinds'",
                "us.yaml | [sales, charity]   | [sales, sales]           | us.window | 'sales' stands in 'kinds' twice",
                "us.yaml | [sales, charity]   | []                       | us.window | 'kinds' names nothing",
                "us.yaml | from: 2003-10-01   | from: 2003-02-30         | us.window | 'from' must be a date",
                "us.yaml | until: 2025-04-11  | until: 2003-10-01        | us.optout.old | it is never in force: it ends on",
                "us.yaml | until: 2025-04-11  | until: 2025-04-10        | us.optout | it starts on 2025-04-11 but us.opto",
                "us.yaml | replaces: us-ct.window | replaces: us.dnc     | us-ct.window.2023 | it replaces us.dnc, which is no",
                "us.yaml | level: law         | level: lore              | us.window | 'lore' is not known under 'level'",
                "us.yaml | how: read          | how: heard               | us.window | 'how' must be one of [read, memory]",
                "us.yaml | confidence: high   | confidence: total        | us.window | 'confidence' must be one of",
                "us.yaml | 08:00-21:00        | 8-21                     | us.window | '8-21' on all is no window",
                "us.yaml | 08:00-21:00        | 21:00-08:00              | us.window | '21:00-08:00' on all ends before it",
                "us.yaml | all: [\"08         | mon-sat: [\"08           | us.window | its hours leave out SUNDAY",
                "us.yaml | all: [\"08         | alldays: [\"08           | us.window | 'alldays' is no day",
                "us.yaml | max-age-days: 31   | max-age-days: soon       | us.dnc | 'max-age-days' must be a whole number",
                "us.yaml | calendar: us-al    | calendar: us-xx          | us-al.window | there is no calendar 'us-xx'",
                "us.yaml | max: 3             | max: 0                   | us-fl.cap | 'max' must be a whole number from 1",
                "us.yaml | per: PT24H         | per: P1M                 | us-fl.cap | 'per' must be a span like PT24H or P30D",
                "us.yaml | accept: [express   | akzept: [express         | us.mode | 'akzept' is not known here",
                "us.yaml | when: region-suspended | when: suspended      | us-ny.emergency | 'when' may only be region-susp",
                "gb.yaml | rest: PT72H        | rest: 3 days             | gb.retry72 | 'rest' must be a span like",
                "gb.yaml | kinds: [research]  | kinds: [sales]           | gb.window.research | it is in force together with gb",
                "fr.yaml | 14:00-20:00        | 12:00-20:00              | fr.window | '12:00-20:00' on mon-fri begins before",
                "fr.yaml | \"336\"            | \"06\"                   | fr.numbers | '06' under 'never' must be digits",
                "nl.yaml | \"05-04\"          | \"05-32\"                | nl.window | '05-32: 18:30' is no early end",
                "eu.yaml | id: EU             | id: EU2                  | `` | 'EU2' is no jurisdiction",
                "calendars.yaml | library: us-ri | library: xx-ri        | us-ri | the holiday library has no calendar 'xx-ri'",
                "calendars.yaml | mon2-08]    | moon-08]                 | us-ri | 'moon-08' under 'add' is no day",
                "house.yaml | pack: house     | pack: [                  | `` | no YAML",
            })
    void a_bad_pack_is_refused(String file, String old, String changed, String rule, String reason) {
        String text = SHIPPED.getOrDefault(file, "");
        assertThat(text).contains(old);
        var files = new LinkedHashMap<>(SHIPPED);
        files.put(file, text.replaceFirst(Pattern.quote(old), changed));
        assertThatThrownBy(() -> RulePacks.of(files)).isInstanceOfSatisfying(BadRuleFile.class, bad -> {
            assertThat(bad.file()).isEqualTo(file);
            assertThat(bad.rule()).isEqualTo(rule);
            assertThat(bad).hasMessageContaining(": " + reason);
        });
    }

    @Test
    void a_jurisdiction_that_is_its_own_ancestor_is_refused() {
        var files = new LinkedHashMap<>(SHIPPED);
        files.compute("eu.yaml", (_, text) -> String.valueOf(text).replace("id: EU\n", "id: EU\n    parent: FR\n"));
        assertThatThrownBy(() -> RulePacks.of(files))
                .isInstanceOf(BadRuleFile.class)
                .hasMessageContaining("is its own ancestor");
    }

    @Test
    void packs_without_calendars_are_refused() {
        assertThatThrownBy(() -> RulePacks.of(Map.of("us.yaml", SHIPPED.getOrDefault("us.yaml", ""))))
                .isInstanceOf(BadRuleFile.class)
                .hasMessageContaining("calendars.yaml: it is missing");
    }
}
