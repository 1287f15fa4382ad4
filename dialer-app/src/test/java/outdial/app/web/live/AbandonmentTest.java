package outdial.app.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.app.web.page.Mood;

class AbandonmentTest {
    @ParameterizedTest
    @CsvSource({
        "0, 4, 0.2, CALM",
        "0, 4, 0, GOOD",
        "1, 20, 0.2, BAD",
        "0, 100, 3.3, BAD",
        "2, 100, 0.6, NOTICE",
        "2, 100, 0, GOOD",
    })
    void a_detectors_likely_mistakes_raise_no_alarm_before_one_abandonment_could_be_allowed(
            long abandoned, long answered, double mistaken, Mood mood) {
        assertThat(new Abandonment(abandoned, answered, mistaken, 0.03, Optional.empty()).mood())
                .isEqualTo(mood);
    }
}
