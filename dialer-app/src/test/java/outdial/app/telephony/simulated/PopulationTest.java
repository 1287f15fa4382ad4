package outdial.app.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.app.telephony.simulated.Fate.Response.Answers;
import outdial.app.telephony.simulated.Fate.Response.Refuses;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.app.telephony.simulated.Population.Shares;
import outdial.model.PhoneNumber;
import outdial.model.call.Ending;

final class PopulationTest {
    private static final int MANY = 20_000;

    private final Population population = new Population(1, Shares.USUAL);

    @Test
    void the_same_number_and_attempt_meet_the_same_fate_whatever_came_before() {
        Fate first = population.fate(number(5), 1);
        everyone().forEach(fate -> assertThat(fate).isNotNull());
        assertThat(population.fate(number(5), 1)).isEqualTo(first);
        assertThat(new Population(1, Shares.USUAL).fate(number(5), 1)).isEqualTo(first);
    }

    @Test
    void a_number_that_does_not_exist_never_does_and_a_person_may_be_in_next_time() {
        List<PhoneNumber> missing = IntStream.range(0, 1_000)
                .mapToObj(PopulationTest::number)
                .filter(number -> refuses(Ending.INVALID_NUMBER).test(population.fate(number, 1)))
                .toList();
        assertThat(missing)
                .isNotEmpty()
                .allMatch(number -> refuses(Ending.INVALID_NUMBER).test(population.fate(number, 2)));
        assertThat(IntStream.range(0, 1_000).mapToObj(PopulationTest::number))
                .anyMatch(number -> !hears(Voice.PERSON).test(population.fate(number, 1))
                        && hears(Voice.PERSON).test(population.fate(number, 2)));
    }

    @Test
    void outcomes_come_in_their_shares() {
        double exist = 1 - 0.05;
        assertThat(share(refuses(Ending.INVALID_NUMBER))).isCloseTo(0.05, within(0.01));
        assertThat(share(hears(Voice.PERSON))).isCloseTo(0.22 * exist, within(0.01));
        assertThat(share(hears(Voice.MACHINE))).isCloseTo(0.20 * exist, within(0.01));
        assertThat(share(refuses(Ending.BUSY))).isCloseTo(0.05 * exist, within(0.01));
        assertThat(share(refuses(Ending.CONGESTION))).isCloseTo(0.01 * exist, within(0.005));
    }

    @Test
    void answered_calls_take_two_seconds_to_ring_and_eight_to_be_answered_on_average() {
        List<Fate> answered = everyone().filter(hears(Voice.PERSON)).toList();
        double delay = answered.stream()
                .mapToLong(fate -> fate.delay().toMillis())
                .average()
                .orElseThrow();
        double rung = answered.stream()
                .mapToLong(fate -> fate.rung().toMillis())
                .average()
                .orElseThrow();
        assertThat(delay).isCloseTo(2_000, within(60.0));
        assertThat(rung).isCloseTo(8_000, within(300.0));
    }

    @ParameterizedTest
    @CsvSource({"+12025550123, false", "+12025550223, true", "+12025552000, true", "+447700900123, false"})
    void made_up_numbers_belong_to_the_population_and_test_numbers_to_the_exchange(String number, boolean exchange) {
        var asked = new PhoneNumber(number);
        assertThat(ExchangeNumbers.isOne(asked)).isEqualTo(exchange);
        Fate expected = exchange ? new ExchangeNumbers().fate(asked, 1) : population.fate(asked, 1);
        assertThat(Respondents.of(population).fate(asked, 1)).isEqualTo(expected);
    }

    /** Drawn 5, 48, 62 and 0 out of 100 by the real exchange's sum over the digits. */
    @ParameterizedTest
    @CsvSource({"+12122340003, PERSON", "+12122340000, MACHINE", "+12122340006,", "+12122340008, PERSON"})
    void other_numbers_of_the_exchange_draw_by_their_digits(String number, @Nullable Voice voice) {
        Fate fate = new ExchangeNumbers().fate(new PhoneNumber(number), 1);
        Voice heard = fate.response() instanceof Answers answers ? answers.voice() : null;
        assertThat(heard).isEqualTo(voice);
    }

    private double share(Predicate<Fate> kind) {
        return everyone().filter(kind).count() / (double) MANY;
    }

    private Stream<Fate> everyone() {
        return IntStream.range(0, MANY).mapToObj(n -> population.fate(number(n), 1));
    }

    private static Predicate<Fate> refuses(Ending ending) {
        return fate -> fate.response().equals(new Refuses(ending));
    }

    private static Predicate<Fate> hears(Voice voice) {
        return fate -> fate.response() instanceof Answers answers && answers.voice() == voice;
    }

    private static PhoneNumber number(int n) {
        return new PhoneNumber("+4420794" + (600_000 + n));
    }
}
