package outdial.app.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.EarRecorder;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.app.telephony.simulated.SimulatedExchange.Invite;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.call.CallEvent.AgentLeft;
import outdial.model.call.CallEvent.MessagePlayed;
import outdial.model.call.Ending;

/** What the exchange does when nobody tells it to; all else is in the contract. */
final class SimulatedExchangeTest {
    private static final FloorId FLOOR = new FloorId(1);
    private static final AttemptId ATTEMPT = AttemptId.of(FLOOR, new Fence(1), 1);
    private static final AgentId ANA = new AgentId(1);
    private static final AgentPhone PHONE = new AgentPhone.Softphone("ana");

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T12:00:00Z"));
    private final List<Invite> invites = new ArrayList<>();
    private final SimulatedExchange exchange = new SimulatedExchange(time, new ExchangeNumbers(), invites::add);
    private final EarRecorder ear = new EarRecorder();
    private final SimulatedTelephony dialer = new SimulatedTelephony(exchange, ear);
    private final EarRecorder bystander = new EarRecorder();

    @BeforeEach
    void someone_else_listens_too() throws TelephonyDown {
        var _ = new SimulatedTelephony(exchange, bystander);
        dialer.lead(FLOOR, new Fence(1));
        pass(1);
    }

    @Test
    void a_person_hears_the_message_even_when_the_dialer_died_while_it_rang() {
        dial("0200");
        pass(1);
        dialer.close();
        pass(4);
        assertThat(bystander.first(ATTEMPT, MessagePlayed.class)).isPresent();
        pass(15);
        assertThat(bystander.ending(ATTEMPT)).contains(Ending.UNCLAIMED);
        assertThat(ear.events(ATTEMPT)).hasSize(1);
    }

    @Test
    void a_person_whose_agents_phone_dies_is_kept_for_twenty_seconds_and_no_longer() {
        connected();
        exchange.unplug(PHONE);
        pass(1);
        assertThat(ear.first(ATTEMPT, AgentLeft.class)).isPresent();
        pass(18);
        assertThat(ear.ending(ATTEMPT)).isEmpty();
        pass(2);
        assertThat(ear.ending(ATTEMPT)).contains(Ending.HANGUP);
    }

    @Test
    void a_phone_that_is_gone_does_not_answer_until_it_is_back() {
        exchange.unplug(PHONE);
        dialer.callAgent(ANA, PHONE);
        pass(1);
        assertThat(ear.all(EarRecorder.Note.Gone.class)).hasSize(1);
        exchange.plug(PHONE);
        dialer.callAgent(ANA, PHONE);
        pass(1);
        assertThat(ear.all(EarRecorder.Note.Here.class)).hasSize(1);
    }

    @Test
    void a_restart_takes_calls_and_legs_and_the_next_survey_says_so() {
        connected();
        exchange.restart(Duration.ofSeconds(1));
        pass(2);
        var survey = ear.surveys().getLast();
        assertThat(survey.restarted()).isTrue();
        assertThat(survey.calls()).isEmpty();
        assertThat(survey.agents()).isEmpty();
        assertThat(survey.ended()).isEmpty();
        dialer.survey();
        pass(1);
        assertThat(ear.surveys().getLast().restarted()).isFalse();
    }

    @Test
    void one_attempt_leaves_for_the_network_once_however_often_it_is_ordered_while_it_lives() {
        dial("3000");
        dial("3000");
        pass(1);
        assertThat(invites).hasSize(1);
    }

    @Test
    void what_is_on_the_line_can_be_heard_once_it_is_answered() {
        dial("1200");
        pass(1);
        assertThat(exchange.listen(ATTEMPT)).isEmpty();
        pass(2);
        assertThat(exchange.listen(ATTEMPT)).contains(Voice.MACHINE);
    }

    @Test
    void who_practises_meets_people_who_have_time() {
        exchange.practise(ANA);
        dialer.callAgent(ANA, PHONE);
        dial("1000");
        pass(1);
        dialer.connect(ATTEMPT, ANA);
        pass(1);
        assertThat(exchange.listen(ATTEMPT)).contains(Voice.PERSON);
        pass(19 * 60);
        assertThat(ear.ending(ATTEMPT)).isEmpty();
        pass(2 * 60);
        assertThat(ear.ending(ATTEMPT)).contains(Ending.HANGUP);
    }

    private void connected() {
        dialer.callAgent(ANA, PHONE);
        dial("0000");
        pass(1);
        dialer.connect(ATTEMPT, ANA);
        pass(1);
    }

    private void dial(String number) {
        Instant now = time.instant();
        dialer.originate(new Dial(
                ATTEMPT,
                Permits.forNumber("+1202555" + number, now),
                now.plusSeconds(3),
                Duration.ofSeconds(25),
                false));
    }

    private void pass(int seconds) {
        time.runUntil(time.instant().plusSeconds(seconds));
    }
}
