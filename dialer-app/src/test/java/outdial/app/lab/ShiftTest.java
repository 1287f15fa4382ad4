package outdial.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outdial.compliance.ComplianceGate;
import outdial.model.call.Outcome;

/** Whole shifts under the judge. {@code -Dseeds=10000} works more of them. */
class ShiftTest {
    private static final int SEEDS = Integer.getInteger("seeds", 300);

    private final ComplianceGate gate = Exercise.gate();

    @Test
    void whatever_goes_wrong_nobody_is_dialled_twice_and_nothing_is_lost() {
        int crashes = 0;
        int talks = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Shift.Result result = Shift.work(seed, Faults.MANY, gate);
            crashes += result.crashes();
            talks += result.outcomes().getOrDefault(Outcome.TALKED, 0);
        }
        assertThat(crashes).as("crashes in %d shifts", SEEDS).isPositive();
        assertThat(talks).as("talks in %d shifts", SEEDS).isGreaterThan(10 * SEEDS);
    }

    @Test
    void a_crash_before_any_effect_of_a_shift_is_survived() {
        int effects = Shift.work(1, Faults.NONE, gate).effects();
        for (int effect = 0; effect < effects; effect += 4) {
            assertThat(Shift.work(1, Faults.NONE, effect, gate).crashes()).isEqualTo(1);
        }
    }

    @Test
    void without_faults_no_outcome_is_in_doubt() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(Shift.work(seed, Faults.NONE, gate).outcomes())
                    .as("seed %d", seed)
                    .doesNotContainKeys(Outcome.UNKNOWN, Outcome.VOID, Outcome.SYSTEM_LOST, Outcome.AGENT_LOST);
        }
    }

    @Test
    void the_same_seed_gives_the_same_shift() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(Shift.work(seed, Faults.MANY, gate)).isEqualTo(Shift.work(seed, Faults.MANY, gate));
        }
    }
}
