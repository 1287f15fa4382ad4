package outdial.model.pacing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingModelTest {
    private static final double PERSONS = 1 / 33.0;

    @ParameterizedTest
    @ValueSource(doubles = {15, 16, 18.25, 22})
    void nobody_is_expected_to_answer_after_the_ring_time_out(double timeOut) {
        RingModel ring = RingModel.unlearnt();
        for (int call = 0; call < 3_300; call++) {
            boolean person = call % 33 == 0;
            ring.learn(2, person ? 2 + call % 10 : timeOut, person ? CallEnd.PERSON : CallEnd.NO_ANSWER);
        }
        var arrivals = new ArrivalTable();
        Spells noVerdicts = Spells.expecting(10, 0.5, 4);
        noVerdicts.rebuild(new double[0], 0);
        arrivals.rebuild(ring.hazards(), noVerdicts, false, 1);

        double[] inTheEnd = arrivals.ringing[ArrivalTable.HORIZONS];
        assertThat(inTheEnd[RingModel.bin(timeOut) - 1]).isLessThan(PERSONS / 20);
        assertThat(inTheEnd[0]).isCloseTo(PERSONS, within(PERSONS / 20));
        assertThat(arrivals.perRing()).isCloseTo(PERSONS, within(PERSONS / 20));
        assertThat(arrivals.length()).isCloseTo(2 + 32 * PERSONS * timeOut + PERSONS * 6.5, within(0.8));
    }
}
