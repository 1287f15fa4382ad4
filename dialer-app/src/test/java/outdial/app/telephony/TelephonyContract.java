package outdial.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.CallEvent.AgentLeft;
import outdial.model.call.CallEvent.Answered;
import outdial.model.call.CallEvent.Connected;
import outdial.model.call.CallEvent.MachineHeard;
import outdial.model.call.CallEvent.MachineSampled;
import outdial.model.call.CallEvent.MessagePlayed;
import outdial.model.call.CallEvent.PassedOn;
import outdial.model.call.CallEvent.PersonHeard;
import outdial.model.call.CallEvent.Ringing;
import outdial.model.call.Ending;

/**
 * What every telephony must do. The numbers dialled are the test exchange's: {@code 1 202 555 O R T V}, where O says
 * what happens, R how many seconds it rings, T the talk in units of 2 s, V a variant. Long, because it is one contract: few
 * lines for each promise, and whoever keeps it keeps all of it.
 */
public abstract class TelephonyContract extends TelephonyCalls {
    @ParameterizedTest
    @CsvSource({
        "2000, 25, BUSY",
        "3000,  2, NO_ANSWER",
        "9000,  2, NO_ANSWER",
        "9001, 25, NO_ANSWER",
        "5000, 25, INVALID_NUMBER",
        "4000, 25, CONGESTION",
        "9002, 25, REJECTED"
    })
    void a_call_that_nobody_answers_ends_as_the_network_says(String number, int ringFor, Ending ending) {
        AttemptId attempt = dial(number, Duration.ofSeconds(ringFor));
        assertThat(awaitEnding(attempt)).isEqualTo(ending);
        assertThat(ear.first(attempt, Answered.class)).isEmpty();
    }

    @Test
    void a_phone_rings_no_longer_than_asked() {
        Instant dialled = now();
        AttemptId attempt = dial("3000", Duration.ofSeconds(2));
        awaitEnding(attempt);
        assertThat(when(attempt, CallEvent.Ended.class))
                .isCloseTo(dialled.plusSeconds(2), within(900, ChronoUnit.MILLIS));
    }

    @Test
    void ringing_and_answer_are_told_in_their_order_and_at_their_time() {
        Instant dialled = now();
        AttemptId attempt = dial("0200", RING);
        awaitEvent(attempt, Answered.class);
        assertThat(ear.events(attempt).stream().map(Object::getClass).distinct().toList())
                .isEqualTo(List.of(Ringing.class, Answered.class));
        assertThat(when(attempt, Ringing.class)).isBetween(dialled.minusMillis(100), now());
        assertThat(when(attempt, Answered.class))
                .isCloseTo(when(attempt, Ringing.class).plusSeconds(2), within(700, ChronoUnit.MILLIS));
    }

    @Test
    void an_answered_person_meets_the_agent_and_the_agents_leg_outlives_the_call() {
        agentsHere(ANA);
        AttemptId attempt = connected("0000", ANA);
        telephony.hangUp(attempt);
        assertThat(awaitEnding(attempt)).isEqualTo(Ending.HANGUP);
        assertThat(ear.first(attempt, MessagePlayed.class)).isEmpty();
        assertThat(survey().agents()).contains(ANA);
    }

    @Test
    void a_connected_person_who_hangs_up_ends_the_call_and_not_the_agents_leg() {
        agentsHere(ANA);
        AttemptId attempt = connected("0010", ANA);
        assertThat(awaitEnding(attempt)).isEqualTo(Ending.HANGUP);
        assertThat(survey().agents()).contains(ANA);
    }

    @Test
    void a_person_nobody_claims_hears_the_message_after_two_seconds_and_is_hung_up() {
        AttemptId attempt = dial("0000", RING);
        awaitEvent(attempt, MessagePlayed.class);
        Instant answered = when(attempt, Answered.class);
        assertThat(when(attempt, MessagePlayed.class))
                .isBetween(answered.plusMillis(1_900), answered.plusMillis(2_800));
        assertThat(awaitEnding(attempt)).isEqualTo(Ending.UNCLAIMED);
    }

    @Test
    void a_person_who_hangs_up_at_once_hears_no_message() {
        AttemptId attempt = dial("9004", RING);
        assertThat(awaitEnding(attempt)).isEqualTo(Ending.HANGUP);
        assertThat(ear.first(attempt, Answered.class)).isPresent();
        assertThat(ear.first(attempt, MessagePlayed.class)).isEmpty();
    }

    @Test
    void a_ringing_call_can_be_taken_back() {
        AttemptId attempt = dial("3000", RING);
        awaitEvent(attempt, Ringing.class);
        telephony.hangUp(attempt);
        assertThat(awaitEnding(attempt)).isEqualTo(Ending.CANCELLED);
    }

    @Test
    void the_detector_tells_a_person_from_a_machine_and_hangs_up_on_the_machine() {
        AttemptId person = originate(next(), "0000", now().plusSeconds(3), RING, true);
        AttemptId machine = originate(next(), "1000", now().plusSeconds(3), RING, true);
        awaitEvent(person, PersonHeard.class);
        awaitEvent(machine, MachineHeard.class);
        assertThat(awaitEnding(machine)).isEqualTo(Ending.HANGUP);
        assertThat(ear.first(machine, PersonHeard.class)).isEmpty();
        assertThat(ear.first(person, MachineHeard.class)).isEmpty();
    }

    @Test
    void a_machine_in_the_sample_waits_for_an_agent_and_goes_if_none_comes() {
        agentsHere(ANA);
        Instant dialled = now();
        AttemptId heard = sampled("1000");
        AttemptId alone = sampled("1100");
        awaitEvent(heard, MachineSampled.class);
        telephony.connect(heard, ANA);
        await("the agent", () -> ear.events(heard).contains(new CallEvent.Connected(ANA)));
        assertThat(awaitEnding(alone)).isEqualTo(Ending.HANGUP);
        assertThat(when(alone, CallEvent.Ended.class))
                .isBetween(when(alone, MachineSampled.class).plusMillis(1_800), dialled.plusSeconds(15));
        assertThat(ear.first(alone, MachineHeard.class)).isEmpty();
        assertThat(ear.first(alone, MessagePlayed.class)).isEmpty();
        telephony.hangUp(heard);
        assertThat(awaitEnding(heard)).isEqualTo(Ending.HANGUP);
        assertThat(survey().agents()).contains(ANA);
    }

    private AttemptId sampled(String number) {
        AttemptId attempt = next();
        telephony.originate(new Telephony.Dial(
                        attempt, Permits.forNumber("+1202555" + number, now()), now().plusSeconds(3), RING, true)
                .inSample());
        return attempt;
    }

    @Test
    void an_order_that_comes_too_late_never_rings() {
        AttemptId attempt = originate(next(), "0000", now().minusSeconds(3), RING, false);
        assertThat(awaitEnding(attempt)).isEqualTo(Ending.EXPIRED);
        assertThat(ear.events(attempt)).hasSize(1);
    }

    @Test
    void an_order_of_an_older_leader_never_rings() throws TelephonyDown {
        AttemptId late = next();
        newLink(new EarRecorder()).lead(FLOOR, nextFence());
        originate(late, "0000", now().plusSeconds(3), RING, false);
        assertThat(awaitEnding(late)).isEqualTo(Ending.FENCED);
        assertThat(ear.events(late)).hasSize(1);
    }

    @Test
    void calls_side_by_side_do_not_mix() {
        var expected = new HashMap<AttemptId, Ending>();
        for (var ending : Map.of("2000", Ending.BUSY, "5000", Ending.INVALID_NUMBER, "4000", Ending.CONGESTION)
                .entrySet()) {
            for (int i = 0; i < 3; i++) {
                expected.put(dial(ending.getKey(), RING), ending.getValue());
            }
        }
        expected.forEach((attempt, ending) -> assertThat(awaitEnding(attempt)).isEqualTo(ending));
    }

    @Test
    void a_person_whose_agent_is_gone_is_kept_and_brought_to_another() {
        agentsHere(ANA, BEN);
        AttemptId attempt = connected("0000", ANA);
        telephony.hangUpAgent(ANA);
        awaitEvent(attempt, AgentLeft.class);
        await(
                "the agent's leg to end",
                () -> !ear.all(EarRecorder.Note.Gone.class).isEmpty());
        pass(Duration.ofSeconds(4));
        telephony.connect(attempt, BEN);
        await("the second agent", () -> ear.events(attempt).contains(new Connected(BEN)));
        assertThat(ear.ending(attempt)).isEmpty();
    }

    @Test
    void a_person_with_music_waits_longer_than_two_seconds_and_comes_back() {
        agentsHere(ANA);
        AttemptId attempt = connected("0000", ANA);
        telephony.hold(attempt);
        pass(Duration.ofSeconds(4));
        assertThat(ear.ending(attempt)).isEmpty();
        assertThat(survey().calls()).containsEntry(attempt, new AgentLeft());
        telephony.connect(attempt, ANA);
        await(
                "the agent again",
                () -> ear.events(attempt).stream()
                                .filter(Connected.class::isInstance)
                                .count()
                        == 2);
        assertThat(ear.first(attempt, MessagePlayed.class)).isEmpty();
    }

    @Test
    void of_orders_that_follow_each_other_at_once_the_last_one_holds() {
        agentsHere(ANA);
        AttemptId attempt = connected("0000", ANA);
        for (int times = 2; times <= 12; times++) {
            int wanted = times;
            telephony.hold(attempt);
            telephony.connect(attempt, ANA);
            await(
                    "the agent for the " + times + ". time",
                    () -> ear.events(attempt).stream()
                                    .filter(Connected.class::isInstance)
                                    .count()
                            == wanted);
        }
    }

    @Test
    void an_agent_who_is_not_there_is_told_as_gone() {
        AttemptId attempt = dial("0000", RING);
        awaitEvent(attempt, Answered.class);
        telephony.connect(attempt, ANA);
        awaitEvent(attempt, AgentLeft.class);
        assertThat(ear.first(attempt, Connected.class)).isEmpty();
    }

    @Test
    void a_new_dialer_is_told_what_lives_and_what_ended_unheard() throws TelephonyDown {
        agentsHere(ANA);
        AttemptId live = connected("0000", ANA);
        AttemptId brief = dial("0020", RING);
        awaitEvent(brief, Answered.class);
        telephony.close();
        pass(Duration.ofSeconds(6));

        fence = nextFence();
        ear = new EarRecorder();
        telephony = newLink(ear);
        telephony.lead(FLOOR, fence);
        await("the survey", () -> !ear.surveys().isEmpty());
        var survey = ear.surveys().getFirst();
        assertThat(survey.calls()).containsEntry(live, new Connected(ANA)).doesNotContainKey(brief);
        assertThat(survey.ended()).containsEntry(brief, Ending.UNCLAIMED).doesNotContainKey(live);
        assertThat(survey.agents()).contains(ANA);
        assertThat(survey.restarted()).isFalse();
        telephony.hangUp(live);
        assertThat(awaitEnding(live)).isEqualTo(Ending.HANGUP);
    }

    @Test
    void an_ending_is_told_until_it_is_forgotten() {
        AttemptId attempt = dial("2000", RING);
        awaitEnding(attempt);
        assertThat(survey().ended()).containsEntry(attempt, Ending.BUSY);
        telephony.forget(attempt);
        assertThat(survey().ended()).doesNotContainKey(attempt);
    }

    @Test
    void no_order_throws_while_the_link_is_down_and_a_call_not_sent_is_told() {
        agentsHere(ANA);
        AttemptId live = connected("0000", ANA);
        exchange().cutLinks(Duration.ofSeconds(3));
        await(
                "the loss of the link",
                () -> !ear.all(EarRecorder.Note.Lost.class).isEmpty());
        int surveys = ear.surveys().size();
        AttemptId unsent = next();
        assertThatCode(() -> {
                    originate(unsent, "0000", now().plusSeconds(3), RING, false);
                    telephony.connect(live, ANA);
                    telephony.hold(live);
                    telephony.hangUp(next());
                    telephony.callAgent(BEN, phone(2));
                    telephony.hangUpAgent(BEN);
                    telephony.forget(live);
                    telephony.survey();
                })
                .doesNotThrowAnyException();
        assertThat(awaitEnding(unsent)).isEqualTo(Ending.UNPROVED);
        await("the survey of the mended link", () -> ear.surveys().size() > surveys);
        assertThat(ear.surveys().getLast().calls()).containsKey(live).doesNotContainKey(unsent);
    }

    @Test
    void orders_for_a_call_that_is_over_change_nothing() {
        agentsHere(ANA);
        AttemptId attempt = dial("2000", RING);
        awaitEnding(attempt);
        int told = ear.events(attempt).size();
        telephony.connect(attempt, ANA);
        telephony.hold(attempt);
        telephony.hangUp(attempt);
        pass(Duration.ofSeconds(1));
        assertThat(ear.events(attempt)).hasSize(told);
    }

    @Test
    void a_third_party_comes_to_the_agents_room_and_is_left_with_the_person() {
        agentsHere(ANA);
        AttemptId person = connected("0000", ANA);
        telephony.hold(person);
        AttemptId guest = callIn("0000", ANA);
        await("the third party", () -> ear.events(guest).contains(new Connected(ANA)));
        telephony.passOn(person, guest, ANA);
        await("the two to be joined", () -> ear.events(person).contains(new PassedOn(ANA)));
        pass(Duration.ofSeconds(3));
        assertThat(ear.ending(person)).isEmpty();
        assertThat(ear.ending(guest)).isEmpty();
        assertThat(survey().calls()).containsEntry(person, new PassedOn(ANA)).containsKey(guest);
        assertThat(survey().agents()).contains(ANA);
        telephony.hangUp(person);
        assertThat(awaitEnding(person)).isEqualTo(Ending.HANGUP);
        assertThat(awaitEnding(guest)).isEqualTo(Ending.HANGUP);
    }

    @Test
    void three_in_a_talk_go_on_as_two_when_the_agent_leaves() {
        agentsHere(ANA);
        AttemptId person = connected("0000", ANA);
        AttemptId guest = callIn("0000", ANA);
        await("the third party", () -> ear.events(guest).contains(new Connected(ANA)));
        telephony.hangUpAgent(ANA);
        awaitEvent(person, AgentLeft.class);
        telephony.passOn(person, guest, ANA);
        await("the two to be joined", () -> ear.events(person).contains(new PassedOn(ANA)));
        pass(Duration.ofSeconds(1));
        assertThat(survey().calls()).containsEntry(person, new PassedOn(ANA));
        telephony.hangUp(guest);
        assertThat(awaitEnding(person)).isEqualTo(Ending.HANGUP);
    }

    @Test
    void a_third_party_who_is_gone_leaves_the_person_to_be_brought_back() {
        agentsHere(ANA);
        AttemptId person = connected("0000", ANA);
        AttemptId guest = callIn("2000", ANA);
        assertThat(awaitEnding(guest)).isEqualTo(Ending.BUSY);
        telephony.passOn(person, guest, ANA);
        awaitEvent(person, AgentLeft.class);
        pass(Duration.ofSeconds(3));
        telephony.connect(person, ANA);
        await("the agent again", () -> survey().calls().containsValue(new Connected(ANA)));
        assertThat(ear.ending(person)).isEmpty();
    }

    @Test
    void a_colleague_visits_and_is_told_to_be_at_home_again() {
        agentsHere(ANA, BEN);
        AttemptId person = connected("0000", ANA);
        telephony.visit(BEN, ANA);
        pass(Duration.ofSeconds(1));
        assertThat(survey().agents()).contains(ANA, BEN);
        int here = ear.all(EarRecorder.Note.Here.class).size();
        telephony.goHome(BEN);
        await(
                "the colleague at home",
                () -> ear.all(EarRecorder.Note.Here.class).size() > here);
        telephony.connect(person, BEN);
        await("the colleague", () -> ear.events(person).contains(new Connected(BEN)));
    }
}
