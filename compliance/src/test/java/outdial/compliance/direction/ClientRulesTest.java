package outdial.compliance.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.pack.Level;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.yaml.BadRuleFile;

/** A client's own rules are read as exactly as packs, and refused when they are looser than what binds anyway. */
class ClientRulesTest {
    private static final RulePacks PACKS = RulePacks.shipped();

    private static String pack(String place, String id, String terms) {
        return """
                pack: client
                version: "1"
                jurisdictions:
                  - id: %s
                    rules:
                      - id: %s
                        from: 2026-01-01
                        level: client
                        how: read
                        confidence: high
                        source: the client
                        %s
                """.formatted(place, id, terms.replace("; ", "\n        "));
    }

    @Test
    void a_stricter_rule_is_taken_and_has_the_client_for_its_author() {
        var rules = ClientRules.of(
                PACKS,
                pack(
                        "DE",
                        "client.hours",
                        "type: calling-window; kinds: [sales]; recipients: [consumer];"
                                + " hours: {mon-fri: [\"10:00-18:00\"], sat: [], sun: []}"));
        assertThat(rules.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.provenance().level()).isEqualTo(Level.CLIENT);
            assertThat(rule.mayBeWaived()).isTrue();
        });
        assertThat(rules.title()).matches("client@[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DE | client.hours   | type: calling-window; kinds: [sales]; recipients: [consumer]; hours: {mon-sat: ["08:00-21:00"], sun: []} | looser than de.window
            DE | client.hours   | type: calling-window; kinds: [charity]; hours: {all: ["10:00-18:00"]} | opens on sunday when that one is shut
            GB | client.rest    | type: abandoned-rest; rest: PT24H | looser than gb.retry72
            DE | client.cap     | type: attempt-cap; max: 9; per: local-day; kinds: [sales]; recipients: [consumer] | allows 9 attempts
            GB | gb.mine        | type: attempt-cap; max: 1; per: local-day | must be called client.something
            GB | client.cap     | type: attempt-cap; max: 1; per: local-day; replaces: gb.window | it replaces a rule
            GB | client.message | type: message; terms: {text: none} | can't stand in a call's way
            XX | client.cap     | type: attempt-cap; max: 1; per: local-day | no pack has jurisdiction XX
            """)
    void a_rule_that_is_looser_or_none_is_refused_with_its_reason(String place, String id, String terms, String why) {
        assertThatThrownBy(() -> ClientRules.of(PACKS, pack(place, id, terms)))
                .isInstanceOf(BadRuleFile.class)
                .hasMessageContaining(why);
    }
}
