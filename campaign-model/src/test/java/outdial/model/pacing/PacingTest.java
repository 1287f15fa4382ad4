package outdial.model.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.call.Outcome;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.AccountWindow;
import outdial.model.pacing.account.Span;
import outdial.model.pacing.account.Tally;

class PacingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Tally QUIET = new Tally(NOON, 1000, 0, 0);

    /** Walking the lists fails the test: these pacings must not need it. */
    private static Situation situation(int ready, int unconnected, int freeCalls, Tally lastDay) {
        return new Situation(
                NOON,
                ready,
                unconnected,
                freeCalls,
                new AccountStanding(AccountRule.ofCampaign(0.03), lastDay),
                PacingTest::walked,
                PacingTest::walked);
    }

    private static <T> List<T> walked() {
        throw new AssertionError("The lists were walked");
    }

    @ParameterizedTest
    @CsvSource({"0,0,9,0", "5,0,9,5", "5,3,9,2", "5,5,9,0", "5,9,9,0", "5,0,2,2", "5,0,0,0", "5,0,-1,0"})
    void progressive_makes_one_call_for_each_ready_agent(int ready, int unconnected, int free, int launched) {
        Launch launch = Pacing.of(new DialMode.Progressive(), Optional.empty())
                .launch(situation(ready, unconnected, free, QUIET));
        assertThat(launch.count()).isEqualTo(launched);
        assertThat(launch.why().get()).contains("One call for each of " + ready).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"1.5,4,0,6", "1.5,1,0,1", "2.0,4,3,5", "5.0,4,20,0"})
    void a_ratio_makes_so_many_calls_for_each_ready_agent_rounded_down(
            double perAgent, int ready, int unconnected, int launched) {
        assertThat(Pacing.of(new DialMode.FixedRatio(perAgent), Optional.empty())
                        .launch(situation(ready, unconnected, 99, QUIET))
                        .count())
                .isEqualTo(launched);
    }

    @ParameterizedTest
    @CsvSource({"24, 8", "25, 4", "30, 4", "90, 4"})
    void a_ratio_steps_down_when_abandonment_is_within_half_a_point_of_its_cap(int abandoned, int launched) {
        var lastDay = new Tally(NOON, 1000, abandoned, 0);
        Launch launch = Pacing.of(new DialMode.FixedRatio(2), Optional.empty()).launch(situation(4, 0, 99, lastDay));
        assertThat(launch.count()).isEqualTo(launched);
        assertThat(launch.why().get().contains("Stepped down")).isEqualTo(launched == 4);
    }

    @Test
    void preview_offers_a_lead_to_each_ready_agent() {
        assertThat(Pacing.of(new DialMode.Preview(), Optional.empty())
                        .launch(situation(3, 9, 99, QUIET))
                        .count())
                .isEqualTo(3);
    }

    @Test
    void a_call_leaves_the_window_after_24_hours_and_not_before() {
        var window = new AccountWindow(Span.LAST_DAY, List.of());
        window.add(Outcome.ABANDONED, NOON);
        window.add(Outcome.TALKED, NOON.plusSeconds(1));
        window.add(Outcome.HUNG_UP_EARLY, NOON.plusSeconds(1));
        window.add(Outcome.NO_ANSWER, NOON.plusSeconds(1));
        Tally day = window.at(NOON.plus(Duration.ofHours(24)));
        assertThat(day.answered()).isEqualTo(3);
        assertThat(day.abandoned()).isEqualTo(1);
        assertThat(day.hungUpEarly()).isEqualTo(1);
        assertThat(day.abandonedShare()).isEqualTo(1 / 3.0);
        assertThat(window.at(NOON.plus(Duration.ofHours(24)).plusSeconds(60)).answered())
                .isZero();
    }

    @Test
    void a_window_goes_on_from_what_is_known_of_the_last_day() {
        var window = new AccountWindow(Span.LAST_DAY, List.of(new Tally(NOON.minus(Duration.ofHours(23)), 10, 2, 1)));
        window.add(Outcome.TALKED, NOON);
        assertThat(window.at(NOON).answered()).isEqualTo(11);
        assertThat(window.at(NOON.plus(Duration.ofHours(2))).answered()).isEqualTo(1);
    }
}
