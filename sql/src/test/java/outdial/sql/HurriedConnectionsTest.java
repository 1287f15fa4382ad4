package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class HurriedConnectionsTest {
    private static final Duration MOST = Duration.ofMillis(300);

    @Test
    void an_answer_that_stays_away_is_not_waited_for() {
        var dsl = Jooq.within(MOST, TestDb.mariaDb().source());
        long start = System.nanoTime();
        assertThatThrownBy(() -> dsl.fetch("SELECT SLEEP(20)")).isInstanceOf(DataAccessException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(MOST, Duration.ofSeconds(10));
    }

    @Test
    void an_answer_in_time_is_taken_and_the_next_one_too() {
        var dsl = Jooq.within(Duration.ofSeconds(10), TestDb.mariaDb().source());
        assertThat(String.valueOf(dsl.fetchValue("SELECT 1"))).isEqualTo("1");
        assertThat(String.valueOf(dsl.fetchValue("SELECT 2"))).isEqualTo("2");
    }
}
