package outdial.model.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import outdial.model.AgentId;
import outdial.model.AttemptId;

class CallTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AgentId ANA = new AgentId(1);
    private static final Call SENT = sent(false);

    private static Call sent(boolean detects) {
        return Call.intended(new AttemptId(1), detects, NOON).sent(NOON);
    }

    private static Call after(Call call, CallEvent... events) {
        Call next = call;
        for (CallEvent event : events) {
            next = next.on(event, NOON);
        }
        return next;
    }

    private static CallEvent ended(Ending how) {
        return new CallEvent.Ended(how);
    }

    private static Outcome outcome(Call call) {
        return ((Call.Ended) call).outcome();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ANSWER, NO_ANSWER", "BUSY, BUSY", "REJECTED, REJECTED", "INVALID_NUMBER, INVALID_NUMBER",
        "CONGESTION, CONGESTION", "EXPIRED, VOID", "FENCED, VOID", "CANCELLED, CANCELLED",
        "PBX_LOST, SYSTEM_LOST", "UNPROVED, UNKNOWN", "HANGUP, ABANDONED", "UNCLAIMED, ABANDONED"
    })
    void a_call_that_nobody_was_heard_to_answer_ends_as_the_network_says(Ending how, Outcome outcome) {
        assertThat(outcome(after(SENT, ended(how)))).isEqualTo(outcome);
        assertThat(outcome(after(SENT, new CallEvent.Ringing(), ended(how)))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"0, HUNG_UP_EARLY", "2000, HUNG_UP_EARLY", "2001, ABANDONED", "9000, ABANDONED"})
    void a_person_who_hangs_up_alone_was_abandoned_after_two_seconds(long millis, Outcome outcome) {
        Call waiting = after(SENT, new CallEvent.Answered());
        assertThat(outcome(waiting.on(ended(Ending.HANGUP), NOON.plusMillis(millis))))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"2000, TALKED", "2001, ABANDONED"})
    void an_agent_who_comes_late_does_not_undo_the_abandonment(long millis, Outcome outcome) {
        Call talking = after(SENT, new CallEvent.Answered()).on(new CallEvent.Connected(ANA), NOON.plusMillis(millis));
        assertThat(outcome(after(talking, ended(Ending.HANGUP)))).isEqualTo(outcome);
    }

    @Test
    void a_person_who_heard_the_message_was_abandoned() {
        Call leaving = after(SENT, new CallEvent.Answered(), new CallEvent.MessagePlayed());
        assertThat(outcome(after(leaving, ended(Ending.HANGUP)))).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void the_exchange_knows_better_than_a_late_ear_how_long_a_person_waited() {
        Call waiting = after(SENT, new CallEvent.Answered());
        assertThat(outcome(after(waiting, ended(Ending.UNCLAIMED)))).isEqualTo(Outcome.ABANDONED);
        Call listening = after(sent(true), new CallEvent.Answered());
        assertThat(outcome(after(listening, ended(Ending.UNCLAIMED)))).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void with_a_detector_the_clock_starts_when_the_person_is_heard() {
        Call listening = after(sent(true), new CallEvent.Answered());
        Call waiting = listening.on(new CallEvent.PersonHeard(), NOON.plusSeconds(3));
        assertThat(waiting.times().overdueAt(NOON.plusSeconds(5))).isFalse();
        assertThat(waiting.times().overdueAt(NOON.plusSeconds(5).plusNanos(1))).isTrue();
    }

    @Test
    void a_machine_ends_as_a_machine_however_it_hangs_up() {
        Call machine = after(sent(true), new CallEvent.Answered(), new CallEvent.MachineHeard("LONGGREETING"));
        assertThat(outcome(after(machine, ended(Ending.HANGUP)))).isEqualTo(Outcome.MACHINE);
    }

    @Test
    void what_sounds_like_a_machine_is_one_unless_the_agent_who_hears_it_says_otherwise() {
        Call sampled = after(sent(true), new CallEvent.Answered(), new CallEvent.MachineSampled("LONGGREETING"));
        assertThat(outcome(after(sampled, ended(Ending.HANGUP)))).isEqualTo(Outcome.MACHINE);
        Call heard = after(sampled, new CallEvent.Connected(ANA));
        assertThat(outcome(after(heard, ended(Ending.HANGUP)))).isEqualTo(Outcome.MACHINE);
        assertThat(outcome(after(heard, new CallEvent.Judged(false), ended(Ending.HANGUP))))
                .isEqualTo(Outcome.MACHINE);
        Call person = after(heard, new CallEvent.Judged(true));
        assertThat(outcome(after(person, ended(Ending.HANGUP)))).isEqualTo(Outcome.TALKED);
        assertThat(person.on(new CallEvent.Judged(false), NOON)).isSameAs(person);
        assertThat(outcome(after(heard, new CallEvent.AgentLeft(), ended(Ending.HANGUP))))
                .isEqualTo(Outcome.MACHINE);
    }

    @Test
    void a_lost_agent_leaves_a_person_on_hold_for_twenty_seconds() {
        Call held = after(SENT, new CallEvent.Answered(), new CallEvent.Connected(ANA), new CallEvent.AgentLeft());
        assertThat(((Call.Held) held).until()).isEqualTo(NOON.plusSeconds(20));
        assertThat(outcome(after(held, ended(Ending.HANGUP)))).isEqualTo(Outcome.AGENT_LOST);
        assertThat(outcome(after(held, new CallEvent.Connected(ANA), ended(Ending.HANGUP))))
                .isEqualTo(Outcome.TALKED);
    }

    @Test
    void a_person_who_picks_up_in_the_moment_we_take_it_back_was_abandoned() {
        Call cancelled = ((Call.Unanswered) SENT).cancelled();
        assertThat(outcome(after(cancelled, ended(Ending.CANCELLED)))).isEqualTo(Outcome.CANCELLED);
        assertThat(outcome(after(cancelled, new CallEvent.Answered(), ended(Ending.HANGUP))))
                .isEqualTo(Outcome.ABANDONED);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void whatever_is_heard_after_the_end_changes_nothing(Ending how) {
        Call over = after(SENT, ended(how));
        for (CallEvent event : everyEvent()) {
            assertThat(over.on(event, NOON.plusSeconds(9))).isSameAs(over);
        }
    }

    @Test
    void a_repeated_event_changes_nothing_and_no_event_takes_a_call_down() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<CallEvent> events = everyEvent();
            Call call = sent(random.nextBoolean());
            for (int i = 0; i < 12; i++) {
                CallEvent event = events.get(random.nextInt(events.size()));
                Call next = call.on(event, NOON.plusSeconds(i));
                assertThat(next.stage())
                        .as("seed %d: %s on %s", seed, event, call)
                        .isGreaterThanOrEqualTo(call.stage());
                assertThat(next.on(event, NOON.plusSeconds(i)))
                        .as("seed %d: %s", seed, event)
                        .isSameAs(next);
                call = next;
            }
        }
    }

    private static List<CallEvent> everyEvent() {
        var events = new ArrayList<CallEvent>(List.of(
                new CallEvent.Ringing(),
                new CallEvent.Answered(),
                new CallEvent.PersonHeard(),
                new CallEvent.MachineHeard("SILENCE"),
                new CallEvent.Connected(ANA),
                new CallEvent.AgentLeft(),
                new CallEvent.MessagePlayed()));
        for (Ending how : Ending.values()) {
            events.add(ended(how));
        }
        return events;
    }
}
