package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.compliance.Situation.MONDAY_NOON;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.Verdict.Allowed;
import outdial.compliance.Verdict.Deferred;
import outdial.compliance.Verdict.Denied;
import outdial.compliance.words.Saying;
import outdial.model.PhoneNumber;

class RuleBookTest {
    private static final String HOUSE = DataLines.text("rulebooks/house.yaml");
    private static final String ALONE = Books.aloneText();
    private static final String WINDOW = "  - rule: house-window\n    from: 2020-01-01\n";

    @Test
    void the_hash_of_the_house_book_changes_only_with_its_content() {
        assertThat(RuleBook.house().title() + "\n").isEqualTo(DataLines.text("/golden/house.title"));
        assertThat(book(HOUSE.replace("name: house\n", "") + "# at the end\nname:   'house'\n")
                        .title())
                .isEqualTo(RuleBook.house().title());
        assertThat(book(HOUSE.replace("mon: [\"09:00-20:00\"]", "mon: [\"09:00-20:01\"]"))
                        .hash())
                .isNotEqualTo(RuleBook.house().hash());
    }

    @Test
    void a_permit_carries_the_book_that_decided() {
        assertThat(new ComplianceGate(Books.alone()).judge(Situation.good().facts(), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.permit().ruleBook())
                                .isEqualTo(Books.alone().title()));
    }

    @Test
    void a_new_version_counts_from_its_first_day_on_earth_and_the_old_one_until_its_last() {
        var gate = new ComplianceGate(book(ALONE.replace(WINDOW, """
                  - rule: house-window
                    from: 2026-01-13
                    hours: {mon: [], tue: ["11:00-12:00"], wed: ["11:00-12:00"], thu: [], fri: [], sat: [], sun: []}
                """ + WINDOW + "    until: 2026-01-13\n")));
        var facts = Situation.good().facts();
        assertThat(gate.judge(facts, Instant.parse("2026-01-12T09:59:59Z"))).isInstanceOf(Allowed.class);
        assertThat(gate.judge(facts, Instant.parse("2026-01-12T10:00:00Z")))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo("2026-01-13T11:00:00Z"));
        assertThat(gate.judge(facts, Instant.parse("2026-01-13T12:00:00Z")))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo("2026-01-14T11:00:00Z"));
    }

    @Test
    void what_a_rule_forbids_is_deferred_to_the_day_on_which_the_rule_ends() {
        String types = "  - rule: type-allowed\n    from: 2020-01-01\n";
        assertThat(HOUSE).contains(types);
        var gate = new ComplianceGate(book(ALONE.replace(types, """
                  - {rule: type-allowed, from: 2020-01-01, until: 2026-02-02, types: [MOBILE]}
                  - rule: type-allowed
                    from: 2026-02-02
                """)));
        assertThat(gate.judge(Situation.good().facts(), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo("2026-02-02T12:00:00Z"));
    }

    @Test
    void before_the_book_begins_nothing_is_allowed() {
        var gate = new ComplianceGate(Books.alone());
        Instant begin = Instant.parse("2019-12-31T10:00:00Z");
        assertThat(gate.judge(Situation.good().facts(), begin.minusSeconds(1)))
                .isInstanceOfSatisfying(Deferred.class, deferred -> {
                    assertThat(deferred.until()).isEqualTo(begin);
                    assertThat(deferred.findings())
                            .containsExactly(
                                    new Finding("no-rules", Saying.of("rule.noRules", "2019-12-31T10:00:00Z")));
                });
        assertThat(gate.judge(Situation.good().facts(), Instant.parse("2018-01-01T12:00:00Z")))
                .isInstanceOf(Denied.class);
    }

    @Test
    void the_exercise_book_is_open_at_all_hours() {
        var gate = new ComplianceGate(RuleBook.exercise());
        for (Instant at = MONDAY_NOON; at.isBefore(MONDAY_NOON.plusSeconds(8 * 86_400)); at = at.plusSeconds(1_799)) {
            assertThat(gate.judge(Situation.good().facts(), at))
                    .as(at.toString())
                    .isInstanceOf(Allowed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+447700900123", "+441632960999", "+19995550123", "+12425559999"})
    void fictional_numbers_are_for_the_exercise_book_alone(String e164) {
        var number = new NumberReader().facts(new PhoneNumber(e164));
        var facts = Situation.good()
                .number(number)
                .allows(Set.of("GB", "US"), Set.of(NumberType.values()))
                .facts();
        Instant evening = Instant.parse("2026-01-12T19:30:00Z");
        assertThat(new ComplianceGate(RuleBook.exercise()).judge(facts, evening))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.permit().number().e164()).isEqualTo(e164));
        assertThat(new ComplianceGate(RuleBook.house()).judge(facts, evening)).isInstanceOf(Denied.class);
    }

    @Test
    void numbers_beside_the_fictional_ones_stay_invalid_in_the_exercise_book() {
        var gate = new ComplianceGate(RuleBook.exercise());
        for (String e164 : new String[] {"+4477009001234", "+19995540123", "+447700901123"}) {
            var facts = Situation.good()
                    .number(new NumberFacts(new PhoneNumber(e164), "GB", NumberType.MOBILE, false, Set.of()));
            assertThat(gate.judge(facts.facts(), MONDAY_NOON)).as(e164).isInstanceOf(Denied.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "simulated, true",
        "127.0.0.1, true",
        "127.255.0.9, true",
        "::1, true",
        "[::1], true",
        "0:0:0:0:0:0:0:1, true",
        "127.0.0.256, false",
        "127.0.0.01, false",
        "127.1, false",
        "127.0.0.1.example.org, false",
        "127.0.0.1:5060, false",
        "128.0.0.1, false",
        "0.0.0.0, false",
        "10.0.0.1, false",
        "localhost, false",
        "Simulated, false",
        "::2, false",
        "::ffff:127.0.0.1, false",
        "sip.example.org, false",
        "'', false"
    })
    void the_exercise_book_is_refused_with_an_exchange_that_may_reach_people(String host, boolean fits) {
        var exchange = new ExchangeAddress(host);
        assertThat(exchange.reachesNobody()).isEqualTo(fits);
        assertThat(RuleBook.exercise().refuses(exchange).isEmpty()).isEqualTo(fits);
        assertThat(RuleBook.house().refuses(exchange)).isEmpty();
    }

    @Test
    void the_refusal_says_what_is_safe_and_what_to_do() {
        assertThat(RuleBook.exercise().refuses(new ExchangeAddress("sip.example.org")))
                .contains("Rule book 'exercise' is for exercises only and was refused with exchange 'sip.example.org'. "
                        + "Nothing was dialled. Use rule book 'house', or an exchange at 127.0.0.1, at ::1 or "
                        + "'simulated'.");
    }

    private static RuleBook book(String yaml) {
        return RuleBook.of("mine.yaml", yaml);
    }
}
