package outdial.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
    private static final String HERE = "192.0.2.1";
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final Patience patience = new Patience(() -> now);

    @BeforeEach
    void nobody_waits_at_first() {
        assertThat(patience.left("ana", HERE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 1", "5, 2", "6, 4", "7, 8", "8, 8", "30, 8"})
    void a_name_waits_twice_as_long_after_each_failure_but_never_over_8_seconds(int failures, int seconds) {
        for (int i = 0; i < failures; i++) {
            patience.failed("ana", "192.0.2." + (10 + i));
        }
        assertThat(patience.left("ana", HERE)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(patience.left("ANA", HERE)).as("however it is spelt").isEqualTo(Duration.ofSeconds(seconds));
        assertThat(patience.left("ben", HERE)).as("another name").isZero();
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 1", "10, 64", "40, 600"})
    void an_address_that_tries_many_names_waits_up_to_10_minutes(int failures, int seconds) {
        for (int i = 0; i < failures; i++) {
            patience.failed("name" + i, HERE);
        }
        assertThat(patience.left("ben", HERE)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(patience.left("ben", "192.0.2.2")).as("another address").isZero();
    }

    @Test
    void the_wait_runs_out() {
        for (int i = 0; i < 6; i++) {
            patience.failed("ana", "192.0.2." + (10 + i));
        }
        now = now.plusMillis(3_999);
        assertThat(patience.left("ana", HERE)).isEqualTo(Duration.ofMillis(1));
        now = now.plusMillis(1);
        assertThat(patience.left("ana", HERE)).isZero();
    }

    @Test
    void a_right_password_clears_the_name_but_not_the_address() {
        for (int i = 0; i < 6; i++) {
            patience.failed("ana", HERE);
        }
        patience.succeeded("ana");
        assertThat(patience.left("ana", "192.0.2.2")).isZero();
        assertThat(patience.left("ana", HERE)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void failures_are_forgotten_after_half_an_hour() {
        for (int i = 0; i < 6; i++) {
            patience.failed("ana", HERE);
        }
        now = now.plus(Duration.ofMinutes(31));
        patience.failed("ana", HERE);
        assertThat(patience.left("ana", HERE)).isZero();
    }
}
