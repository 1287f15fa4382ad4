package outdial.model.pacing.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_second_has_more_calls_than_it_may(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int most = 1 + random.nextInt(20);
        var second = new LastSecond();
        var begun = new ArrayList<Instant>();
        Instant now = NOON;
        for (int turn = 0; turn < 2_000; turn++) {
            now = now.plusMillis(random.nextInt(300));
            int calls = Math.min(random.nextInt(2 * most), second.room(most, now));
            second.begin(calls, now);
            for (int i = 0; i < calls; i++) {
                begun.add(now);
            }
        }
        for (int i = 0; i + most < begun.size(); i++) {
            assertThat(begun.get(i + most)).isAfterOrEqualTo(begun.get(i).plusSeconds(1));
        }
        assertThat(begun.size()).isGreaterThan(100 * most);
    }

    @Test
    void a_second_later_there_is_room_again() {
        var second = new LastSecond();
        second.begin(3, NOON);
        assertThat(second.room(3, NOON.plusMillis(999))).isZero();
        assertThat(second.room(3, NOON.plusMillis(1_000))).isEqualTo(3);
    }

    /** Each agent who is free goes to whoever's turn is next, for a talk of 20 to 300 s. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.5", "3, 1, 0.75", "1, 9, 0.1"})
    void agents_time_is_shared_by_weights(int first, int second, double wanted) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        Share[] shares = {Share.NOTHING, Share.NOTHING};
        int[] weights = {first, second};
        int[] talking = {0, 0};
        long[] talked = {0, 0};
        int[] busyUntil = new int[8];
        int[] busyFor = new int[8];
        for (int at = 0; at < 8 * 3_600; at++) {
            for (int one = 0; one < 2; one++) {
                shares[one] = shares[one].at(NOON.plusSeconds(at), talking[one]);
                talked[one] += talking[one];
            }
            for (int agent = 0; agent < busyUntil.length; agent++) {
                if (busyUntil[agent] == at && at > 0) {
                    talking[busyFor[agent]]--;
                }
                if (busyUntil[agent] <= at) {
                    busyFor[agent] = shares[0].turn(weights[0]) <= shares[1].turn(weights[1]) ? 0 : 1;
                    talking[busyFor[agent]]++;
                    busyUntil[agent] = at + 20 + random.nextInt(280);
                }
            }
        }
        assertThat((double) talked[0] / (talked[0] + talked[1])).isCloseTo(wanted, within(0.02));
    }

    @Test
    void who_wanted_nobody_for_an_hour_has_not_saved_up_that_hour() {
        Share idle = Share.NOTHING.at(NOON, 0).at(NOON.plusSeconds(3_600), 0);
        Share busy = Share.NOTHING.at(NOON, 0).at(NOON.plusSeconds(3_600), 10);
        assertThat(idle.turn(1)).isZero();
        assertThat(busy.turn(1)).isLessThan(10 * 900);
        assertThat(idle.at(NOON.plusSeconds(4_800), 10).turn(1)).isGreaterThan(6_000);
    }

    @Test
    void a_floor_without_lines_or_calls_is_refused() {
        assertThatThrownBy(() -> new FloorLimits(0, 1, 0)).hasMessageContaining("0, 1 and 0");
        assertThatThrownBy(() -> new FloorLimits(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FloorLimits(1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
