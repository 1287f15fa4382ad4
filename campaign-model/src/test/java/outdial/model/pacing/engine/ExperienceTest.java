package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ExperienceTest {
    private static final int ANSWERS = 60;

    private static Moment moment(double at) {
        var moment = new Moment();
        moment.at = at;
        return moment;
    }

    @Test
    void a_list_that_suddenly_answers_twice_as_often_is_noticed_within_60_answers() {
        var usual = new AnswerRate();
        for (int answer = 0; answer < 300; answer++) {
            usual.due(1);
            usual.heard();
        }
        assertThat(usual.factor()).isBetween(0.9, 1.1);
        for (int answer = 0; answer < ANSWERS; answer++) {
            usual.due(0.5);
            usual.heard();
        }
        assertThat(usual.factor()).isGreaterThan(1.5);
    }

    /** Of 40 calls 2 were answered: the ring model and the rate both hear of it, and must not both lower the chance for it. */
    @Test
    void a_beginning_without_luck_is_counted_once() {
        var known = new Experience(true);
        for (int batch = 0; batch < 2; batch++) {
            double start = batch * 30;
            for (double age = 0; age <= 22; age += 0.5) {
                Moment now = moment(start + age);
                for (int call = 0; call < 19; call++) {
                    now.addCall(Moment.Stage.RINGING, age, 1);
                }
                known.look(now);
            }
            known.resolved(2, 5, CallEnd.PERSON, start + 22);
            for (int call = 0; call < 19; call++) {
                known.resolved(2, 22, CallEnd.NO_ANSWER, start + 22);
            }
        }
        known.look(moment(100));
        assertThat(known.perLead()).isBetween(0.07, 0.2);
    }

    /** Likely leads answer early: what still rings after a while is mostly of those that hardly anybody answers. */
    @Test
    void leads_whose_chances_differ_and_are_told_answer_as_often_as_was_expected() {
        var known = new Experience(true);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int batch = 0; batch < 150; batch++) {
            double start = batch * 40;
            double[] chances = new double[20];
            double[] ends = new double[20];
            for (int call = 0; call < ends.length; call++) {
                chances[call] = call % 2 == 0 ? 1.9 : 0.1;
                ends[call] = random.nextDouble() < 0.4 * chances[call] ? 2 + 18 * random.nextDouble() : 22;
            }
            for (double age = 0; age < 22.5; age += 0.5) {
                Moment now = moment(start + age);
                for (int call = 0; call < ends.length; call++) {
                    if (age < ends[call]) {
                        now.addCall(Moment.Stage.RINGING, age, chances[call]);
                    } else if (age - 0.5 < ends[call]) {
                        CallEnd end = ends[call] < 22 ? CallEnd.PERSON : CallEnd.NO_ANSWER;
                        known.resolved(2, ends[call], end, start + age);
                    }
                }
                known.look(now);
            }
        }
        assertThat(known.rate.factor()).isBetween(0.9, 1.1);
    }
}
