package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothAccountTest {
    private static final double PER_HOUR = 300;

    /** When nothing is left, one call is made for each agent: what only more calls bring will then not come. */
    @Test
    void where_one_call_for_each_agent_brings_few_answers_fewer_count_before_they_come() {
        var account = new SmoothAccount();
        var now = new Moment();
        now.answered = 300;
        now.abandoned = 5;
        account.look(now, PER_HOUR);
        int usual = account.left();
        int usualAtMost = account.atMost();
        now.dueOneToOne = 0.1;
        account.look(now, PER_HOUR);
        assertThat(account.left()).isBetween(4, usual - 1);
        assertThat(account.atMost()).isBetween(account.left(), usualAtMost - 1);
    }

    /** At its edge each agent is dialled one call, whatever the others do: that is for surprises. */
    @ParameterizedTest
    @ValueSource(ints = {3_000, 12_000, 50_000})
    void who_spends_what_is_allowed_is_hardly_ever_at_the_guards_edge(int persons) {
        var account = new SmoothAccount();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(persons);
        var now = new Moment();
        int atTheEdge = 0;
        for (now.answered = 1; now.answered <= persons; now.answered++) {
            now.left = (persons - now.answered) / PER_HOUR * 3_600;
            account.look(now, PER_HOUR);
            boolean abandoned = account.left() > 0 && random.nextDouble() < account.allowed();
            now.abandoned += abandoned ? 1 : 0;
            atTheEdge += account.left() <= 0 ? 1 : 0;
            account.settled(abandoned, now, PER_HOUR);
        }
        assertThat(now.abandoned).isBetween((int) (0.027 * persons), (int) (0.03 * persons));
        assertThat(atTheEdge).isLessThan(persons / 200);
    }
}
