package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTest {
    private final Outlook outlook = new Outlook();

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static double[] chances(RandomGenerator random, int count, double most) {
        return random.doubles(count, 0, most).toArray();
    }

    private void fill(double[] calls, double[] agents, int spare) {
        outlook.begin(calls.length, agents.length, spare);
        for (int k = 0; k < ArrivalTable.ALL; k++) {
            for (double call : calls) {
                outlook.arrives(k, call);
            }
            for (double agent : agents) {
                outlook.frees(k, agent);
            }
        }
    }

    /** Over all ways in which calls may be answered and agents may become free. */
    private static double enumerated(double[] calls, double[] agents, int need) {
        double sum = 0;
        for (int way = 0; way < 1 << (calls.length + agents.length); way++) {
            double chance = 1;
            int more = 0;
            for (int i = 0; i < calls.length + agents.length; i++) {
                boolean happens = ((way >> i) & 1) == 1;
                double one = i < calls.length ? calls[i] : agents[i - calls.length];
                chance *= happens ? one : 1 - one;
                more += happens ? (i < calls.length ? 1 : -1) : 0;
            }
            sum += more >= need ? chance : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_chance_of_more_persons_than_agents_is_that_of_all_ways_together(long seed) {
        RandomGenerator random = random(seed);
        double[] calls = chances(random, 1 + random.nextInt(7), 0.9);
        double[] agents = chances(random, random.nextInt(6), 1);
        for (int spare = -2; spare <= 4; spare++) {
            fill(calls, agents, spare);
            for (int many = 0; many <= 3; many++) {
                assertThat(outlook.over(0, many))
                        .as("seed %d, %d spare, %d over", seed, spare, many)
                        .isCloseTo(enumerated(calls, agents, spare + many), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void a_call_taken_back_leaves_no_trace(long seed) {
        RandomGenerator random = random(seed);
        double[] calls = chances(random, 8, 0.4);
        double[] agents = chances(random, 5, 1);
        fill(calls, agents, 1);
        double before = outlook.risk();
        for (int k = 0; k < ArrivalTable.ALL; k++) {
            outlook.arrives(k, 0.3);
        }
        assertThat(outlook.risk()).isGreaterThan(before);
        for (int k = 0; k < ArrivalTable.ALL; k++) {
            outlook.arrivesNot(k, 0.3);
        }
        assertThat(outlook.risk()).isCloseTo(before, within(1e-9));
    }

    private static double[] everyThreeSeconds() {
        double[] horizons = new double[ArrivalTable.ALL];
        Arrays.setAll(horizons, k -> 3.0 * (k + 1));
        return horizons;
    }

    @Test
    void waiting_saves_what_risk_an_agent_takes_away_who_is_free_by_then() {
        outlook.begin(0, 1, 0);
        for (int k = 2; k < ArrivalTable.ALL; k++) {
            outlook.frees(k, 1);
        }
        // Two of the six horizons come before the agent.
        assertThat(outlook.risk()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(outlook.savedByWaiting(3, everyThreeSeconds())).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(outlook.savedByWaiting(6, everyThreeSeconds())).isCloseTo(2.0 / 6, within(1e-12));
    }

    @Test
    void waiting_saves_nothing_where_nobody_becomes_free() {
        fill(new double[] {0.3, 0.2}, new double[] {}, 1);
        assertThat(outlook.risk()).isPositive();
        assertThat(outlook.savedByWaiting(4, everyThreeSeconds())).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void for_many_calls_the_estimate_is_near_what_is_counted_for_few(long seed) {
        RandomGenerator random = random(seed);
        double[] calls = chances(random, 40, 0.3);
        double[] agents = chances(random, 20, 0.6);
        fill(calls, agents, 3);
        double counted = outlook.over(0, 0);
        outlook.begin(1_000, 0, 3);
        for (double call : calls) {
            outlook.arrives(0, call);
        }
        for (double agent : agents) {
            outlook.frees(0, agent);
        }
        assertThat(outlook.over(0, 0)).isCloseTo(counted, within(0.005));
    }
}
