package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.compliance.Situation.MONDAY_NOON;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.Verdict.Allowed;
import outdial.compliance.Verdict.Deferred;
import outdial.compliance.Verdict.Denied;
import outdial.compliance.words.Saying;

/** The first instant at which every rule passes. */
class DeferralTest {
    private final ComplianceGate house = new ComplianceGate(Books.alone());
    private final ComplianceGate exercise = new ComplianceGate(RuleBook.exercise());

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-01-12T20:00:00Z | Europe/London | 2026-01-13T09:00:00Z | overnight
            2026-01-12T08:59:59.999Z | Europe/London | 2026-01-12T09:00:00Z | the last moment before
            2026-01-16T21:00:00Z | Europe/London | 2026-01-17T10:00:00Z | from Friday to Saturday
            2026-01-17T17:00:00Z | Europe/London | 2026-01-19T09:00:00Z | over Sunday
            2026-03-28T17:00:00Z | Europe/London | 2026-03-30T08:00:00Z | over the night into summer time
            2026-10-24T16:00:00Z | Europe/London | 2026-10-26T09:00:00Z | over the night into winter time
            2026-01-12T12:00:00Z | Asia/Kathmandu | 2026-01-12T12:00:00Z | a quarter off the hour, open
            2026-01-12T14:15:00Z | Asia/Kathmandu | 2026-01-13T03:15:00Z | a quarter off the hour, shut
            """, delimiter = '|')
    void the_house_opens_again(Instant at, String zone, Instant until, String why) {
        Verdict verdict = house.judge(Situation.good().zones(zone).facts(), at);
        assertThat(verdict instanceof Deferred deferred ? deferred.until() : at)
                .as(why)
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Europe/London | 01:30-01:45 | 2026-03-29T00:50:00Z | 2026-03-30T00:30:00Z | the window falls into the gap
            Europe/London | 01:30-03:00 | 2026-03-29T00:50:00Z | 2026-03-29T01:00:00Z | the window begins in the gap
            Europe/London | 00:30-01:30 | 2026-03-29T01:10:00Z | 2026-03-29T23:30:00Z | the window ended in the gap
            Europe/London | 01:30-01:45 | 2026-10-25T00:10:00Z | 2026-10-25T00:30:00Z | the first time of two
            Europe/London | 01:30-01:45 | 2026-10-25T00:50:00Z | 2026-10-25T01:30:00Z | the second time of two
            Europe/London | 01:15-02:30 | 2026-10-25T01:05:00Z | 2026-10-25T01:15:00Z | clocks went back out of the window
            Australia/Lord_Howe | 02:00-02:30 | 2026-10-03T15:00:00Z | 2026-10-04T15:00:00Z | half an hour of summer time
            Asia/Tehran | 00:00-00:30 | 2026-03-21T20:00:00Z | 2026-03-21T20:30:00Z | Iran keeps no summer time since 2022
            """, delimiter = '|')
    void a_skipped_hour_never_comes_and_a_repeated_one_comes_twice(
            String zone, String window, Instant at, Instant until, String why) {
        Situation situation = Situation.good().zones(zone).hours(Situation.everyDay(window));
        assertThat(exercise.judge(situation.facts(), at))
                .as(why)
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo(until));
    }

    @Test
    void it_waits_for_all_rules_together() {
        Situation tried = Situation.good()
                .plan(9, 2, Duration.ofHours(3))
                .attempts(
                        List.of(Instant.parse("2026-01-16T19:30:00.250Z"), Instant.parse("2026-01-16T19:45:00.750Z")));
        Verdict verdict = house.judge(tried.facts(), Instant.parse("2026-01-16T19:50:00Z"));
        assertThat(verdict).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.until()).isEqualTo("2026-01-19T09:00:00Z");
            assertThat(deferred.findings())
                    .extracting(Finding::rule)
                    .containsExactly("attempts-per-day", "attempts-apart");
        });
    }

    @Test
    void spacing_ends_to_the_millisecond() {
        Situation tried =
                Situation.good().attempts(List.of(MONDAY_NOON.minusMillis(1))).plan(9, 9, Duration.ofMinutes(90));
        Instant until = Instant.parse("2026-01-12T13:29:59.999Z");
        assertThat(house.judge(tried.facts(), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo(until));
        assertThat(house.judge(tried.facts(), until)).isInstanceOf(Allowed.class);
    }

    @Test
    void hours_that_no_two_zones_share_are_denied() {
        Situation apart =
                Situation.good().zones("Europe/London", "Asia/Tokyo").hours(Situation.everyDay("09:00-10:00"));
        assertThat(house.judge(apart.facts(), MONDAY_NOON)).isInstanceOfSatisfying(Denied.class, denied -> {
            assertThat(denied.findings())
                    .extracting(Finding::rule)
                    .containsExactly("campaign-hours", "house-window", "no-time");
            assertThat(denied.findings().getLast().sentence())
                    .isEqualTo("There is no time until 2027-02-16T12:00:00Z, 400 days on, that suits every rule.");
        });
    }

    @Test
    void a_wait_up_to_the_horizon_is_a_deferral_and_a_second_more_is_a_denial() {
        Duration longest = ComplianceGate.HORIZON;
        Situation just = Situation.good().attempts(List.of(MONDAY_NOON)).plan(9, 9, longest);
        Situation more = just.plan(9, 9, longest.plusSeconds(1));
        assertThat(exercise.judge(just.facts(), MONDAY_NOON))
                .isEqualTo(new Deferred(
                        MONDAY_NOON.plus(longest),
                        List.of(new Finding(
                                "attempts-apart",
                                Saying.of(
                                        "rule.apart",
                                        Saying.of("part.seconds", 0),
                                        Saying.of("part.hours", 9600, 0))))));
        assertThat(exercise.judge(more.facts(), MONDAY_NOON)).isInstanceOf(Denied.class);
        assertThat(exercise.judge(
                        just.plan(9, 9, Duration.ofSeconds(Long.MAX_VALUE)).facts(), MONDAY_NOON))
                .isInstanceOf(Denied.class);
    }

    @Test
    void what_time_does_not_mend_is_denied_at_any_hour() {
        Situation listed =
                Situation.good().listedOn("TPS").hours(Situation.week(Map.of(DayOfWeek.FRIDAY, "10:00-11:00")));
        assertThat(house.judge(listed.facts(), MONDAY_NOON))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.findings())
                                .extracting(Finding::rule)
                                .containsExactly("do-not-call", "campaign-hours"));
    }
}
