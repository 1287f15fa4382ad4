package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ScoreScaleTest {
    /** Leads whose scores run evenly from 0 to 2, and who answer with 0.2 times the score to {@code power}. */
    private static ScoreScale taught(double power) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        var scale = new ScoreScale();
        for (int call = 0; call < 15_000; call++) {
            double score = random.nextDouble(0.05, 2);
            scale.learn(score, random.nextDouble() < 0.2 * Math.pow(score, power));
        }
        return scale;
    }

    @Test
    void a_true_score_is_believed() {
        ScoreScale scale = taught(1);
        assertThat(scale.likelihood(2) / scale.likelihood(0.5)).isCloseTo(4, within(0.8));
    }

    @Test
    void a_score_that_says_too_much_is_believed_by_so_much_less() {
        ScoreScale scale = taught(0.4);
        assertThat(scale.likelihood(2) / scale.likelihood(0.5)).isCloseTo(Math.pow(4, 0.4), within(0.25));
    }

    @Test
    void a_score_that_says_nothing_is_not_listened_to() {
        ScoreScale scale = taught(0);
        assertThat(scale.likelihood(2)).isCloseTo(1, within(0.1));
        assertThat(scale.likelihood(0.2)).isCloseTo(1, within(0.15));
    }
}
