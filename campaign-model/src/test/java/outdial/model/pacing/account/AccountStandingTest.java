package outdial.model.pacing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.pacing.account.AccountRule.Whose;

class AccountStandingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Span DAY = new Span.Last(Duration.ofHours(24));

    private static AccountStanding standing(Reading reading, double cap, int answered, int abandoned, int early) {
        return new AccountStanding(
                new AccountRule(Whose.CAMPAIGN, DAY, reading, cap), new Tally(NOON, answered, abandoned, early));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # reading, answered, abandoned, early → lost, counted, left
            ANSWERED, 100, 2, 4,   2, 100,  1
            ANSWERED, 100, 3, 4,   3, 100,  0
            ANSWERED, 100, 4, 4,   4, 100, -1
            SETTLED,  100, 2, 4,   2,  96,  0
            SETTLED,  100, 3, 4,   3,  96, -1
            STRICT,   100, 2, 4,   6, 100, -3
            STRICT,     0, 0, 0,   0,   0,  0
            """)
    void each_reading_has_its_own_count_and_its_own_denominator(
            Reading reading, int answered, int abandoned, int early, int lost, int counted, int left) {
        AccountStanding standing = standing(reading, 0.03, answered, abandoned, early);
        assertThat(standing.lost()).isEqualTo(lost);
        assertThat(standing.counted()).isEqualTo(counted);
        assertThat(standing.left()).isEqualTo(left);
        assertThat(standing.holds()).isEqualTo(left >= 0);
    }

    @Test
    void persons_taken_for_machines_were_answered_and_abandoned() {
        var rule = new AccountRule(Whose.CAMPAIGN, DAY, Reading.SETTLED, 0.03);
        var tally = new Tally(NOON, 1_000, 10, 0, 400);
        var heard = new AccountStanding(rule, tally, new MachineErrors(950, 19));
        assertThat(heard.mistaken()).isCloseTo(8, within(1e-9));
        assertThat(heard.share()).isCloseTo(18 / 1_008.0, within(1e-9));
        assertThat(heard.left()).isEqualTo(12);
        assertThat(new AccountStanding(rule, tally).mistaken()).isCloseTo(8, within(1e-9));
        assertThat(new AccountStanding(rule, tally, new MachineErrors(950, 0)).mistaken())
                .isCloseTo(0.4, within(1e-9));
    }

    @Test
    void what_may_be_abandoned_of_the_known_calls_leaves_room_for_those_taken_for_machines() {
        var rule = AccountRule.ofCampaign(0.03);
        for (int machines : new int[] {0, 100, 900, 2_000}) {
            var standing = new AccountStanding(rule, new Tally(NOON, 1_000, 0, 0, machines));
            int most = (int) Math.floor(standing.capOfKnown() * 1_000 + 1e-9);
            assertThat(most).as("%s machines", machines).isEqualTo(Math.max(0, standing.left()));
            assertThat(standing.capOfKnown() == 0).isEqualTo(machines == 2_000);
        }
    }

    @Test
    void few_calls_prove_little_and_many_prove_the_rate() {
        assertThat(standing(Reading.ANSWERED, 0.03, 0, 0, 0).shareAtMost()).isEqualTo(1);
        assertThat(standing(Reading.ANSWERED, 0.03, 100, 2, 0).shareAtMost()).isCloseTo(0.0700, within(0.0001));
        assertThat(standing(Reading.ANSWERED, 0.03, 10_000, 200, 0).shareAtMost())
                .isCloseTo(0.0229, within(0.0001));
    }

    @Test
    void the_window_that_leaves_least_to_spend_binds_and_of_equals_the_one_nearest_its_cap() {
        AccountStanding roomy = standing(Reading.ANSWERED, 0.03, 1_000, 2, 0);
        AccountStanding tight = standing(Reading.ANSWERED, 0.01, 1_000, 6, 0);
        AccountStanding alike = standing(Reading.ANSWERED, 0.05, 200, 6, 0);
        assertThat(AccountStanding.tightest(List.of(roomy, tight))).contains(tight);
        assertThat(tight.left()).isEqualTo(alike.left());
        assertThat(AccountStanding.tightest(List.of(alike, tight, roomy))).contains(tight);
        assertThat(AccountStanding.tightest(List.of())).isEmpty();
    }

    @Test
    void one_more_who_gets_an_agent_never_leaves_less_and_one_more_abandoned_never_more() {
        for (Reading reading : Reading.values()) {
            for (int answered = 0; answered < 200; answered++) {
                for (int abandoned = 0; abandoned <= answered; abandoned += 3) {
                    int left = standing(reading, 0.03, answered, abandoned, 0).left();
                    assertThat(standing(reading, 0.03, answered + 1, abandoned, 0)
                                    .left())
                            .isGreaterThanOrEqualTo(left);
                    assertThat(standing(reading, 0.03, answered + 1, abandoned + 1, 0)
                                    .left())
                            .isLessThanOrEqualTo(left);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # The clocks go forward on 29 March 2026 at 03:00 in Sofia.
            2026-03-29T12:00:00Z, 2026-03-28T22:00:00Z, 2026-02-28T22:00:00Z
            2026-03-31T20:59:59Z, 2026-03-30T21:00:00Z, 2026-02-28T22:00:00Z
            2026-03-31T21:00:00Z, 2026-03-31T21:00:00Z, 2026-03-31T21:00:00Z
            """)
    void days_and_months_begin_at_midnight_there(Instant at, Instant day, Instant month) {
        ZoneId sofia = ZoneId.of("Europe/Sofia");
        assertThat(new Span.Day(sofia).start(at)).isEqualTo(day);
        assertThat(new Span.Month(sofia).start(at)).isEqualTo(month);
    }
}
