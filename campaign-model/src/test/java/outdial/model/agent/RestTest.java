package outdial.model.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.AgentId;
import outdial.model.AttemptId;

class RestTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AttemptId CALL = new AttemptId(7);

    private static Seat seat(Rest rest) {
        var profile = new AgentProfile(new AgentId(1), Set.of(), Set.of("en"), rest);
        return Seat.of(profile, NOON).phone(true, NOON).readied(NOON);
    }

    private static Seat afterTalk(Seat seat, Instant from, int talk, int wrap) {
        return seat.talking(CALL, from)
                .wrappingUp(CALL, from.plusSeconds(talk), from.plusSeconds(talk + 60))
                .freed(from.plusSeconds(talk + wrap));
    }

    @Test
    void a_breath_is_taken_after_each_wrap_up_and_nobody_shortens_it() {
        Seat resting = afterTalk(seat(new Rest(Duration.ofSeconds(8), 1)), NOON, 100, 10);
        var end = NOON.plusSeconds(118);
        assertThat(resting.now()).isEqualTo(new Agent.Resting(NOON.plusSeconds(110), end));
        assertThat(resting.readied(NOON.plusSeconds(112)).now()).isEqualTo(resting.now());
        assertThat(resting.freed(end).now()).isEqualTo(new Agent.Ready(end));
    }

    @Test
    void who_wants_a_pause_need_not_rest_first() {
        Seat resting = afterTalk(seat(new Rest(Duration.ofSeconds(8), 1)), NOON, 100, 10);
        assertThat(resting.paused("lunch", NOON.plusSeconds(112)).now())
                .isEqualTo(new Agent.Paused("lunch", NOON.plusSeconds(112)));
        assertThat(resting.phone(false, NOON.plusSeconds(112)).now()).isInstanceOf(Agent.Paused.class);
    }

    @Test
    void without_a_rule_nobody_rests() {
        assertThat(afterTalk(seat(Rest.NONE), NOON, 100, 10).now()).isInstanceOf(Agent.Ready.class);
    }

    @Test
    void waiting_that_came_by_itself_is_taken_off_what_the_ceiling_owes() {
        var eighty = new Rest(Duration.ZERO, 0.8);
        Seat waited = seat(eighty);
        assertThat(afterTalk(waited, NOON.plusSeconds(10), 100, 20).now())
                .isEqualTo(new Agent.Resting(NOON.plusSeconds(130), NOON.plusSeconds(150)));
        assertThat(afterTalk(waited, NOON.plusSeconds(30), 100, 20).now()).isInstanceOf(Agent.Ready.class);
    }

    /** Calls come as soon as the agent is ready: nothing but the ceiling gives them rest. */
    @ParameterizedTest
    @CsvSource({"0.95", "0.85", "0.7"})
    void nobody_is_busier_than_the_ceiling_allows(double ceiling) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        Seat seat = seat(new Rest(Duration.ZERO, ceiling));
        Instant at = NOON;
        double busy = 0;
        while (at.isBefore(NOON.plusSeconds(4 * 3_600))) {
            int talk = 10 + random.nextInt(200);
            int wrap = 5 + random.nextInt(30);
            seat = afterTalk(seat, at, talk, wrap);
            busy += talk + wrap;
            at = at.plusSeconds(talk + wrap);
            if (seat.now() instanceof Agent.Resting(var _, var until)) {
                at = until;
                seat = seat.freed(at);
            }
        }
        assertThat(busy / Duration.between(NOON, at).toSeconds()).isCloseTo(ceiling, within(0.005));
    }

    @Test
    void a_rest_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Rest(Duration.ofSeconds(-1), 1)).hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> new Rest(Duration.ZERO, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
