package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import outdial.model.call.Outcome;

class AbandonRateTest {
    @Test
    void abandoned_are_counted_by_persons_who_answered_and_not_by_attempts() {
        AbandonRate rate = AbandonRate.of(Map.of(
                Outcome.TALKED, 93L,
                Outcome.AGENT_LOST, 2L,
                Outcome.ABANDONED, 3L,
                Outcome.HUNG_UP_EARLY, 2L,
                Outcome.MACHINE, 400L,
                Outcome.NO_ANSWER, 500L,
                Outcome.UNKNOWN, 7L));
        assertThat(rate).isEqualTo(new AbandonRate(100, 3, 2));
        assertThat(rate.rate()).isEqualTo(0.03);
        assertThat(rate.hungUpEarlyRate()).isEqualTo(0.02);
        assertThat(rate.strictRate()).isEqualTo(0.05);
    }

    @Test
    void nobody_answered_is_no_abandonment() {
        assertThat(AbandonRate.of(Map.of(Outcome.MACHINE, 9L)).rate()).isZero();
        assertThat(new AbandonRate(0, 0, 0).strictRate()).isZero();
    }

    @Test
    void everybody_abandoned_is_one() {
        assertThat(new AbandonRate(4, 4, 0).rate()).isEqualTo(1);
        assertThat(new AbandonRate(4, 3, 1).strictRate()).isEqualTo(1);
    }

    @Test
    void counts_that_can_not_be_are_refused() {
        assertThatThrownBy(() -> new AbandonRate(4, 4, 1)).hasMessageContaining("4 answered, 4 abandoned, 1 hung up");
        assertThatThrownBy(() -> new AbandonRate(4, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AbandonRate(4, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
