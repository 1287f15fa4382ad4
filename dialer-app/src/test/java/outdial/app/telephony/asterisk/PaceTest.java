package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void orders_that_come_at_once_go_one_by_one() {
        var pace = new Pace(30, _ -> {});
        long last = 0;
        for (int i = 0; i < 31; i++) {
            last = pace.book(5 * SECOND);
        }
        assertThat(last).isCloseTo(SECOND, within(SECOND / 1000));
    }

    @Test
    void an_order_after_a_pause_goes_at_once() {
        var pace = new Pace(30, _ -> {});
        pace.book(0);
        assertThat(pace.book(SECOND)).isZero();
    }

    @Test
    void a_late_waking_is_made_good_but_a_long_pause_is_not() {
        var pace = new Pace(10, _ -> {});
        pace.book(0);
        assertThat(pace.book(150_000_000)).isZero();
        assertThat(pace.book(150_000_000)).isEqualTo(50_000_000);
        assertThat(pace.book(10 * SECOND)).isZero();
        assertThat(pace.book(10 * SECOND)).isZero();
        assertThat(pace.book(10 * SECOND)).isEqualTo(100_000_000);
    }

    @Test
    void a_slow_exchange_is_dialled_half_as_fast_and_regains_step_by_step() {
        var pace = new Pace(30, _ -> {});
        pace.took(Duration.ofMillis(200), 0);
        assertThat(pace.rate()).isEqualTo(30);
        pace.took(Duration.ofMillis(201), 0);
        pace.took(Duration.ofMillis(900), SECOND - 1);
        assertThat(pace.rate()).isEqualTo(15);
        for (int i = 0; i < 60; i++) {
            pace.took(Duration.ofMillis(5), SECOND);
        }
        assertThat(pace.rate()).isEqualTo(30);
    }

    @Test
    void it_never_stops_altogether() {
        var pace = new Pace(30, _ -> {});
        for (int i = 0; i < 20; i++) {
            pace.took(Duration.ofSeconds(2), i * SECOND);
        }
        assertThat(pace.rate()).isEqualTo(1);
    }
}
