package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LeadChancesTest {
    private static final int LEADS = 20_000;
    private static final int CALLS = 6;

    /** Called so often, each lead with a chance of its own between 0 and {@code most}. */
    private static LeadChances taught(double least, double most) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var chances = new LeadChances();
        for (int lead = 0; lead < LEADS; lead++) {
            double chance = random.nextDouble(least, most);
            int answered = 0;
            for (int called = 0; called < CALLS; called++) {
                boolean person = random.nextDouble() < chance;
                chances.learn(answered, called, person);
                answered += person ? 1 : 0;
            }
        }
        return chances;
    }

    @Test
    void who_answered_often_is_likelier_to_answer_again_than_who_never_did() {
        LeadChances chances = taught(0, 0.6);
        assertThat(chances.likelihood(0, 5)).isCloseTo(0.143 * 0.6 / 0.3 * 1.55, within(0.15));
        assertThat(chances.likelihood(4, 5)).isGreaterThan(1.5);
        assertThat(chances.likelihood(0, 0)).isCloseTo(1, within(0.05));
    }

    @Test
    void where_leads_are_alike_history_says_nothing() {
        LeadChances chances = taught(0.2, 0.2001);
        assertThat(chances.likelihood(0, 5)).isCloseTo(1, within(0.12));
        assertThat(chances.likelihood(2, 5)).isCloseTo(1, within(0.12));
    }

    @Test
    void a_history_hardly_ever_seen_is_judged_by_how_much_leads_differ() {
        LeadChances chances = taught(0, 0.6);
        assertThat(chances.likelihood(5, 15)).isBetween(chances.likelihood(2, 15), chances.likelihood(7, 15));
    }
}
