package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import outdial.model.pacing.engine.LeadPast.Line;

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
                chances.learn(LeadPast.of(answered, called), person);
                answered += person ? 1 : 0;
            }
        }
        return chances;
    }

    @Test
    void who_answered_often_is_likelier_to_answer_again_than_who_never_did() {
        LeadChances chances = taught(0, 0.6);
        assertThat(chances.likelihood(LeadPast.of(0, 5))).isCloseTo(0.143 * 0.6 / 0.3 * 1.55, within(0.15));
        assertThat(chances.likelihood(LeadPast.of(4, 5))).isGreaterThan(1.5);
        assertThat(chances.likelihood(LeadPast.of(0, 0))).isCloseTo(1, within(0.05));
    }

    @Test
    void where_leads_are_alike_history_says_nothing() {
        LeadChances chances = taught(0.2, 0.2001);
        assertThat(chances.likelihood(LeadPast.of(0, 5))).isCloseTo(1, within(0.12));
        assertThat(chances.likelihood(LeadPast.of(2, 5))).isCloseTo(1, within(0.12));
    }

    @Test
    void a_history_hardly_ever_seen_is_judged_by_how_much_leads_differ() {
        LeadChances chances = taught(0, 0.6);
        assertThat(chances.likelihood(LeadPast.of(5, 15)))
                .isBetween(chances.likelihood(LeadPast.of(2, 15)), chances.likelihood(LeadPast.of(7, 15)));
    }

    @Test
    void the_kind_of_line_and_the_hour_there_tell_what_the_calls_do_not() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        var chances = new LeadChances();
        for (int call = 0; call < 40_000; call++) {
            var past = new LeadPast(0, 0, random.nextBoolean() ? Line.FIXED : Line.MOBILE, random.nextInt(9, 21));
            double chance = (past.line() == Line.FIXED ? 0.1 : 0.2) * (past.hour() < 17 ? 1 : 2);
            chances.learn(past, random.nextDouble() < chance);
        }
        double least = chances.likelihood(new LeadPast(0, 0, Line.FIXED, 10));
        assertThat(chances.likelihood(new LeadPast(0, 0, Line.MOBILE, 10)) / least)
                .isCloseTo(2, within(0.2));
        assertThat(chances.likelihood(new LeadPast(0, 0, Line.FIXED, 18)) / least)
                .isCloseTo(2, within(0.25));
        assertThat(chances.likelihood(new LeadPast(0, 0, Line.MOBILE, 18)) / least)
                .isCloseTo(4, within(0.6));
    }

    @Test
    void what_was_learnt_comes_back_whole_from_what_is_kept_of_it() {
        LeadChances before = taught(0, 0.6);
        var after = new LeadChances(before.learnt());
        assertThat(after.learnt()).isEqualTo(before.learnt());
        for (int call = 0; call < 900; call++) {
            var past = LeadPast.of(call % 3, 3 + call % 4);
            before.learn(past, call % 5 == 0);
            after.learn(past, call % 5 == 0);
        }
        assertThat(after.likelihood(LeadPast.of(2, 4))).isEqualTo(before.likelihood(LeadPast.of(2, 4)));
    }
}
