package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class SpellsTest {
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    @Test
    void exponential_spells_have_no_age() {
        Spells spells = Spells.expecting(100, 1, 1);
        for (int i = 0; i < 3_000; i++) {
            spells.learn(-60 * Math.log1p(-random.nextDouble()));
        }
        spells.rebuild(new double[0], 0);
        double wanted = 1 - Math.exp(-10.0 / 60);
        assertThat(spells.overWithin(0, 10)).isCloseTo(wanted, within(0.03));
        assertThat(spells.overWithin(60, 10)).isCloseTo(wanted, within(0.04));
    }

    @Test
    void spells_of_fixed_length_are_over_when_their_time_has_come() {
        Spells spells = Spells.expecting(20, 0.7, 1);
        for (int i = 0; i < 500; i++) {
            spells.learn(30.5);
        }
        spells.rebuild(new double[0], 0);
        assertThat(spells.overWithin(5, 10)).isLessThan(0.05);
        assertThat(spells.overWithin(24, 12)).isGreaterThan(0.9);
    }

    @Test
    void spells_that_last_still_make_long_ones_likelier() {
        Spells spells = Spells.expecting(20, 0.7, 10);
        spells.rebuild(new double[0], 0);
        double before = spells.overWithin(0, 40);
        spells.rebuild(new double[] {200, 210, 220, 230}, 4);
        assertThat(spells.overWithin(0, 40)).isLessThan(before);
    }

    @Test
    void what_was_learnt_is_stored_and_resumed() {
        Spells spells = Spells.expecting(20, 0.7, 10);
        spells.learn(12);
        var resumed = new Spells(spells.learnt());
        spells.rebuild(new double[0], 0);
        resumed.rebuild(new double[0], 0);
        assertThat(resumed.overWithin(3, 7)).isEqualTo(spells.overWithin(3, 7));
    }
}
