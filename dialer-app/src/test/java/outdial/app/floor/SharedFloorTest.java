package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.pool.FloorLimits;

/** Two campaigns with the same agents on one floor, an hour of it. */
class SharedFloorTest {
    private static final DialMode PROGRESSIVE = new DialMode.Progressive();
    private static final DialMode PREDICTIVE = new DialMode.Predictive();

    @ParameterizedTest
    @CsvSource({"1, 1, .5", "3, 1, .75"})
    void agents_time_goes_by_weight(int first, int second, double wanted) {
        var floor = new SharedFloor(10, PROGRESSIVE, first, second).play(3_600);
        assertThat((double) floor.talked(0) / (floor.talked(0) + floor.talked(1)))
                .isCloseTo(wanted, within(0.05));
    }

    @Test
    void campaigns_that_dial_ahead_share_by_weight_too() {
        var floor = new SharedFloor(10, PREDICTIVE, 3, 1).play(3_600);
        assertThat((double) floor.talked(0) / (floor.talked(0) + floor.talked(1)))
                .isCloseTo(0.75, within(0.1));
    }

    @Test
    void agents_whom_only_one_of_them_can_use_wait_for_no_turn() {
        var floor = new SharedFloor(10, 2, PREDICTIVE, 1, 1).play(3_600);
        // Two agents whom both want, eight for the second alone.
        assertThat(floor.talked(1)).isGreaterThan(8 * 3_600_000L / 2);
        assertThat(floor.talked(0)).isGreaterThan(2 * 3_600_000L / 3);
    }

    @Test
    void who_has_no_agent_at_work_holds_up_nobody() {
        var floor = new SharedFloor(10, 0, PREDICTIVE, 9, 1).play(1_200);
        assertThat(floor.talked(0)).isZero();
        assertThat(floor.talked(1)).isGreaterThan(10 * 1_200_000L / 2);
    }

    @Test
    void the_floor_s_lines_hold_for_all_campaigns_together_and_the_reason_is_told() {
        var floor = new SharedFloor(10, PROGRESSIVE, 1, 1)
                .limited(new FloorLimits(6, 100, 0))
                .play(600);
        assertThat(floor.mostCalls()).isEqualTo(6);
        assertThat(floor.sentences()).anyMatch(one -> one.endsWith("the floor's lines are used."));
    }

    @Test
    void no_second_begins_more_calls_than_the_floor_may_and_the_reason_is_told() {
        var floor = new SharedFloor(20, PROGRESSIVE, 1, 1)
                .limited(new FloorLimits(100, 4, 0))
                .play(600);
        assertThat(floor.mostInASecond()).isEqualTo(4);
        assertThat(floor.sentences()).anyMatch(one -> one.endsWith("the floor's calls of this second are used."));
    }

    @Test
    void so_many_ready_agents_are_kept_free() {
        assertThat(new SharedFloor(10, PROGRESSIVE, 1, 1).play(600).leastReady())
                .isLessThan(2);
        assertThat(new SharedFloor(10, PROGRESSIVE, 1, 1)
                        .limited(new FloorLimits(100, 100, 2))
                        .play(600)
                        .leastReady())
                .isGreaterThanOrEqualTo(2);
    }
}
