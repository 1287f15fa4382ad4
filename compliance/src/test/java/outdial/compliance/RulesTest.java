package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.compliance.Situation.MONDAY_NOON;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.Verdict.Allowed;
import outdial.compliance.Verdict.Deferred;
import outdial.compliance.Verdict.Denied;

/** Each rule of the house just inside and just outside. */
class RulesTest {
    private final ComplianceGate gate = new ComplianceGate(Books.alone());

    @Test
    void a_permit_names_every_rule_that_was_asked_in_their_order() {
        assertThat(gate.judge(Situation.good().facts(), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.permit().rules())
                                .containsExactly(
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
                                        "house-window"));
    }

    @Test
    void a_number_that_no_plan_has_is_denied() {
        denied(
                Situation.good().number("GB", NumberType.FIXED, false),
                "number-valid: No numbering plan has the number +4420••••0123.");
    }

    @Test
    void a_country_that_the_campaign_does_not_name_is_denied() {
        denied(
                Situation.good().number("IE", NumberType.FIXED, true),
                "country-allowed: The number belongs to IE; the campaign may dial GB, US.");
        denied(
                Situation.good().number("ZZ", NumberType.FIXED, true),
                "country-allowed: No country claims the number; the campaign may dial GB, US.");
        denied(
                Situation.good().allows(Set.of(), Set.of(NumberType.FIXED)),
                "country-allowed: The number belongs to GB; the campaign names no country that may be dialled.");
    }

    @ParameterizedTest
    @EnumSource
    void only_lines_of_a_place_and_of_the_usual_price_are_dialled(NumberType type) {
        boolean usual = Set.of(NumberType.FIXED, NumberType.MOBILE, NumberType.FIXED_OR_MOBILE, NumberType.VOIP)
                .contains(type);
        Verdict verdict = gate.judge(Situation.good().number("GB", type, true).facts(), MONDAY_NOON);
        assertThat(verdict instanceof Allowed).isEqualTo(usual);
        assertThat(rules(verdict)).isEqualTo(usual ? List.of() : List.of("type-allowed"));
    }

    @Test
    void a_kind_of_line_must_be_allowed_by_the_campaign_too() {
        denied(
                Situation.good().allows(Set.of("GB"), Set.of(NumberType.MOBILE, NumberType.PAGER)),
                "type-allowed: The number is a fixed line, and the campaign doesn't dial such lines.");
        denied(
                Situation.good()
                        .number("GB", NumberType.PAGER, true)
                        .allows(Set.of("GB"), Set.of(NumberType.MOBILE, NumberType.PAGER)),
                "type-allowed: The number is a pager, and the house doesn't dial such lines.");
    }

    @Test
    void a_number_on_any_list_is_denied_and_the_lists_are_named() {
        denied(
                Situation.good().listedOn("TPS", "opt-out of 2026-01-03"),
                "do-not-call: The number may not be called: it stands on TPS, opt-out of 2026-01-03.");
    }

    @Test
    void a_campaign_must_run_and_show_a_number_of_its_client() {
        denied(Situation.good().running(false), "campaign-running: The campaign is not running.");
        denied(
                Situation.good().withoutCaller(),
                "caller-number: The campaign has no caller number that its client owns.");
    }

    /** Ages are minutes before the instant of judging; the last is judged at the instant itself. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            inAll | perDay | apart | ages               | rule
            5     | 3      | 120   |                    |
            5     | 5      | 120   | 9000 8000 7000 120 |
            4     | 5      | 120   | 9000 8000 7000 120 | attempts-in-all
            5     | 5      | 120   | 120                |
            5     | 5      | 121   | 120                | attempts-apart
            5     | 5      | 0     | 0                  |
            5     | 1      | 0     | 1440               |
            5     | 1      | 0     | 1439               | attempts-per-day
            5     | 2      | 0     | 1440 1439          |
            5     | 2      | 0     | 1439 1             | attempts-per-day
            9     | 2      | 0     | 4000 3000 1500 1   |
            9     | 2      | 60    | 3 2 1              | attempts-per-day attempts-apart
            """, delimiter = '|', useHeadersInDisplayName = true)
    void attempts_stay_under_each_cap(int inAll, int perDay, int apart, @Nullable String ages, @Nullable String rule) {
        List<Instant> attempts = Arrays.stream(words(ages))
                .map(age -> MONDAY_NOON.minus(Duration.ofMinutes(Long.parseLong(age))))
                .toList();
        Situation situation =
                Situation.good().plan(inAll, perDay, Duration.ofMinutes(apart)).attempts(attempts);
        assertThat(rules(gate.judge(situation.facts(), MONDAY_NOON))).containsExactly(words(rule));
    }

    @Test
    void attempts_count_whatever_order_they_are_told_in() {
        var plan = Situation.good().plan(9, 1, Duration.ofHours(2));
        var newestFirst = plan.attempts(List.of(MONDAY_NOON.minusSeconds(60), MONDAY_NOON.minusSeconds(99_999)));
        assertThat(gate.judge(newestFirst.facts(), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo("2026-01-13T11:59:00Z"));
    }

    @Test
    void findings_on_attempts_tell_the_count_and_the_wait() {
        Situation tried = Situation.good()
                .plan(3, 1, Duration.ofHours(2))
                .attempts(List.of(
                        MONDAY_NOON.minus(Duration.ofDays(9)),
                        MONDAY_NOON.minus(Duration.ofDays(8)),
                        MONDAY_NOON.minus(Duration.ofMinutes(25))));
        denied(
                tried,
                "attempts-in-all: Of attempts in all the campaign allows 3; the lead has had 3.",
                "attempts-per-day: Of attempts in 24 hours the campaign allows 1; the lead has had 1.",
                "attempts-apart: The last attempt was 25 min ago; the campaign waits 2 h 0 min between attempts.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-01-12T08:59:59Z | It is 08:59 in Europe/London; calling starts at 09:00.
            2026-01-12T09:00:00Z |
            2026-01-12T19:59:59Z |
            2026-01-12T20:00:00Z | It is 20:00 in Europe/London; calling ended at 20:00.
            2026-01-17T09:59:59Z | It is 09:59 in Europe/London; calling starts at 10:00.
            2026-01-17T10:00:00Z |
            2026-01-17T16:59:59Z |
            2026-01-17T17:00:00Z | It is 17:00 in Europe/London; calling ended at 17:00.
            2026-01-18T12:00:00Z | It is Sunday in Europe/London; there is no calling on Sunday.
            2026-07-13T08:00:00Z |
            2026-07-13T19:00:00Z | It is 20:00 in Europe/London; calling ended at 20:00.
            """, delimiter = '|')
    void the_house_calls_by_local_time(Instant at, @Nullable String finding) {
        assertThat(findings(gate.judge(Situation.good().facts(), at)))
                .containsExactlyElementsOf(finding == null ? List.of() : List.of("house-window: " + finding));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-01-12T09:29:59Z | It is 09:29 in Europe/London; the campaign starts at 09:30.
            2026-01-12T09:30:00Z |
            2026-01-12T12:00:00Z | It is 12:00 in Europe/London; the campaign starts at 13:00.
            2026-01-12T13:00:00Z |
            2026-01-12T18:00:00Z | It is 18:00 in Europe/London; the campaign ended at 18:00.
            """, delimiter = '|')
    void the_campaign_calls_in_its_own_hours(Instant at, @Nullable String finding) {
        Situation situation = Situation.good().hours(Situation.everyDay("09:30-12:00", "13:00-18:00"));
        assertThat(findings(gate.judge(situation.facts(), at)))
                .containsExactlyElementsOf(finding == null ? List.of() : List.of("campaign-hours: " + finding));
    }

    @Test
    void a_campaign_without_hours_on_any_day_is_denied() {
        denied(
                Situation.good().hours(Situation.week(Map.of())),
                "campaign-hours: It is Monday in Europe/London; the campaign has no hours on Monday.");
        assertThat(gate.judge(
                        Situation.good()
                                .hours(Situation.week(Map.of(DayOfWeek.TUESDAY, "10:00-11:00")))
                                .facts(),
                        MONDAY_NOON))
                .isInstanceOf(Deferred.class);
    }

    @Test
    void every_candidate_zone_must_be_open_and_the_last_to_open_is_named() {
        Situation situation = Situation.good().zones("America/New_York", "America/Los_Angeles");
        assertThat(findings(gate.judge(situation.facts(), Instant.parse("2026-01-12T16:59:59Z"))))
                .containsExactly(
                        "house-window: It is 08:59 in America/Los_Angeles, one of 2 time zones the person can be"
                                + " in; calling starts at 09:00.");
        assertThat(gate.judge(situation.facts(), Instant.parse("2026-01-12T17:00:00Z")))
                .isInstanceOf(Allowed.class);
        assertThat(gate.judge(situation.facts(), Instant.parse("2026-01-13T00:59:59Z")))
                .isInstanceOf(Allowed.class);
        assertThat(rules(gate.judge(situation.facts(), Instant.parse("2026-01-13T01:00:00Z"))))
                .containsExactly("house-window");
    }

    @Test
    void a_number_without_zones_is_in_every_zone_of_its_country() {
        Situation somewhere =
                Situation.good().number("US", NumberType.MOBILE, true).zones();
        assertThat(gate.judge(somewhere.facts(), Instant.parse("2026-01-12T18:59:59Z")))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo("2026-01-12T19:00:00Z"));
        assertThat(gate.judge(somewhere.facts(), Instant.parse("2026-01-12T19:00:00Z")))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void a_number_of_no_place_has_no_hour_at_all() {
        Situation nowhere = Situation.good()
                .number("ZZ", NumberType.FIXED, true)
                .zones()
                .allows(Set.of("ZZ"), Set.of(NumberType.FIXED));
        denied(
                nowhere,
                "campaign-hours: It is not known what time it is where the number rings.",
                "house-window: It is not known what time it is where the number rings.");
    }

    @Test
    void a_denial_tells_everything_that_is_wrong() {
        Situation spoilt = Situation.good()
                .number("FR", NumberType.PREMIUM_RATE, false)
                .listedOn("Bloctel")
                .running(false)
                .withoutCaller();
        assertThat(rules(gate.judge(spoilt.facts(), Instant.parse("2026-01-18T12:00:00Z"))))
                .containsExactly(
                        "number-valid",
                        "country-allowed",
                        "type-allowed",
                        "do-not-call",
                        "campaign-running",
                        "caller-number",
                        "house-window");
    }

    private void denied(Situation situation, String... findings) {
        Verdict verdict = gate.judge(situation.facts(), MONDAY_NOON);
        assertThat(verdict).isInstanceOf(Denied.class);
        assertThat(findings(verdict)).containsExactly(findings);
    }

    private static String[] words(@Nullable String text) {
        return text == null ? new String[0] : text.split(" ", -1);
    }

    private static List<String> rules(Verdict verdict) {
        return found(verdict).stream().map(Finding::rule).toList();
    }

    private static List<String> findings(Verdict verdict) {
        return found(verdict).stream()
                .map(finding -> finding.rule() + ": " + finding.sentence())
                .toList();
    }

    private static List<Finding> found(Verdict verdict) {
        return switch (verdict) {
            case Allowed _ -> List.of();
            case Deferred(var _, var findings) -> findings;
            case Denied(var findings) -> findings;
        };
    }
}
