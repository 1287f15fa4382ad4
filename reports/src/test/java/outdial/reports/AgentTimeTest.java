package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AgentTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");
    private static final Period HOUR = new Period(NOON, NOON.plus(Duration.ofHours(1)));

    @Test
    void a_state_counts_only_within_the_period() {
        var time = new AgentTime(HOUR);
        time.enters(AgentState.READY, NOON.minusSeconds(600));
        time.enters(AgentState.TALKING, NOON.plusSeconds(600));
        time.enters(AgentState.WRAP_UP, NOON.plusSeconds(900));
        time.enters(AgentState.PAUSED, NOON.plusSeconds(1000));
        time.ended();
        assertThat(time.in(AgentState.READY)).isEqualTo(Duration.ofMinutes(10));
        assertThat(time.occupied()).isEqualTo(Duration.ofSeconds(400));
        assertThat(time.in(AgentState.PAUSED)).isEqualTo(Duration.ofSeconds(2600));
        assertThat(time.loggedIn()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void nobody_told_of_is_offline() {
        assertThat(new AgentTime(HOUR).ended().loggedIn()).isZero();
    }
}
