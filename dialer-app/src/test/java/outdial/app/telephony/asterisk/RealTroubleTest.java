package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.rig.SipPhone;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.EarRecorder.Note;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.Telephony.OptOut;
import outdial.app.telephony.Telephony.Recording;
import outdial.app.telephony.TelephonyCalls;
import outdial.app.telephony.TelephonyDown;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent.AgentLeft;
import outdial.model.call.CallEvent.Answered;
import outdial.model.call.CallEvent.Connected;
import outdial.model.call.CallEvent.Ended;
import outdial.model.call.Ending;

/**
 * What only a real exchange can go through: a dialer that dies, a link that stops, an Asterisk that is killed. Longer than
 * most, for one exchange is brought up and broken for all of it.
 */
@RealPbx
class RealTroubleTest extends TelephonyCalls {
    private final Rig rig;

    @AutoClose
    private final RealExchange exchange;

    RealTroubleTest(Rig rig) {
        this.rig = rig;
        this.exchange = new RealExchange(rig);
    }

    @Test
    void with_the_dialer_gone_the_person_hears_the_message_at_two_seconds_and_is_hung_up() {
        AttemptId attempt = dial("0000", RING);
        awaitEvent(attempt, Answered.class);
        Instant answered = when(attempt, Answered.class);
        exchange.wire().cut();
        telephony.close();
        awaitPlace(attempt, "outdial-message");
        assertThat(now()).isBetween(answered.plusMillis(1_900), answered.plusMillis(3_000));
        awaitGone(attempt);
        assertThat(rig.pbx().cli("database get att " + attempt.value())).contains("|ANSWER|");
    }

    @Test
    void with_the_dialer_gone_a_person_whose_agent_dies_gets_music_a_sentence_and_an_end() {
        agentsHere(ANA);
        AttemptId attempt = connected("0000", ANA);
        exchange.wire().cut();
        telephony.close();
        String leg = rig.pbx()
                .cli("core show channels concise")
                .lines()
                .filter(line -> line.contains("!outdial-agent!"))
                .map(line -> line.substring(0, line.indexOf('!')))
                .findFirst()
                .orElseThrow();
        rig.pbx().cli("channel request hangup " + leg);
        awaitPlace(attempt, "outdial-lost");
        Instant lost = now();
        awaitGone(attempt);
        assertThat(now()).isBetween(lost.plusSeconds(19), lost.plusSeconds(35));
    }

    @Test
    void an_agent_who_dies_is_called_again_and_the_person_comes_back() {
        agentsHere(ANA);
        AttemptId attempt = connected("0000", ANA);
        telephony.hangUpAgent(ANA);
        awaitEvent(attempt, AgentLeft.class);
        telephony.hold(attempt);
        await("the leg's end", () -> !ear.all(Note.Gone.class).isEmpty());
        telephony.callAgent(ANA, phone(1));
        await("the new leg", () -> ear.all(Note.Here.class).size() == 2);
        telephony.connect(attempt, ANA);
        await("the agent again", () -> count(attempt) == 2);
        assertThat(ear.ending(attempt)).isEmpty();
    }

    @Test
    void a_link_that_stops_without_a_word_is_noticed_and_mended() {
        agentsHere(ANA);
        AttemptId live = connected("0000", ANA);
        Instant stopped = now();
        int surveys = ear.surveys().size();
        exchange.wire().stop();
        await("the loss", () -> !ear.all(Note.Lost.class).isEmpty());
        assertThat(ear.all(Note.Lost.class).getFirst().at()).isBefore(stopped.plusSeconds(6));
        exchange.wire().mend();
        await("the survey", () -> ear.surveys().size() > surveys);
        assertThat(ear.surveys().getLast().calls()).containsEntry(live, new Connected(ANA));
        AttemptId after = dial("2000", RING);
        assertThat(awaitEnding(after)).isEqualTo(Ending.BUSY);
    }

    @Test
    void a_killed_exchange_is_told_as_restarted_and_works_again_by_itself() throws TelephonyDown {
        agentsHere(ANA);
        AttemptId lost = connected("0000", ANA);
        var phones = ((AsteriskTelephony) telephony).phones();
        AgentPhone phone = phones.admit(new AgentId(77)).phone();
        assertThat(rig.pbx().cli("pjsip show endpoint " + phone.endpoint())).contains("outdial-nowhere");
        int surveys = ear.surveys().size();
        rig.pbx().kill();
        await("the loss", () -> !ear.all(Note.Lost.class).isEmpty());
        rig.pbx().start();
        await("the survey", () -> ear.surveys().size() > surveys);
        Note.Survey survey = ear.surveys().getLast();
        assertThat(survey.restarted()).isTrue();
        assertThat(survey.calls()).doesNotContainKey(lost);
        assertThat(survey.agents()).isEmpty();
        assertThat(rig.pbx().cli("pjsip show endpoint " + phone.endpoint())).contains("outdial-nowhere");
        phones.dismiss(phone);
        assertThat(rig.pbx().cli("pjsip show endpoint " + phone.endpoint())).contains("Unable to find");
        awaitTrunk();
        agentsHereAgain();
        connected("0020", ANA);
    }

    @Test
    void everything_is_recorded_in_two_tracks_and_nothing_while_paused() throws IOException {
        agentsSpeaking();
        AttemptId attempt = recorded(Recording.ALL);
        pass(Duration.ofSeconds(3));
        telephony.pauseRecording(attempt);
        pass(Duration.ofSeconds(3));
        telephony.hangUp(attempt);
        awaitEnding(attempt);
        var sound = Recorded.read(file(attempt));
        assertThat(sound.loudness(0, 0, 3)).as("the person's track").isGreaterThan(100);
        assertThat(sound.loudness(1, 0, 3)).as("the agent's track").isGreaterThan(100);
        assertThat(sound.loudness(0, 4, 5) + sound.loudness(1, 4, 5))
                .as("paused")
                .isLessThan(20);
    }

    @Test
    void on_demand_nothing_is_recorded_until_asked() throws IOException {
        agentsSpeaking();
        AttemptId attempt = recorded(Recording.ON_DEMAND);
        pass(Duration.ofSeconds(3));
        telephony.resumeRecording(attempt);
        pass(Duration.ofSeconds(3));
        telephony.hangUp(attempt);
        awaitEnding(attempt);
        var sound = Recorded.read(file(attempt));
        assertThat(sound.loudness(0, 0, 2) + sound.loudness(1, 0, 2))
                .as("not asked for")
                .isLessThan(20);
        assertThat(sound.loudness(1, 4, 5)).as("asked for").isGreaterThan(100);
    }

    @Test
    void without_recording_there_is_no_file() {
        agentsHere(ANA);
        AttemptId attempt = connected("0000", ANA);
        telephony.hangUp(attempt);
        awaitEnding(attempt);
        assertThat(file(attempt)).doesNotExist();
    }

    @Test
    void who_rings_back_and_presses_nine_is_told_until_it_is_stored() {
        rig.network().cli("channel originate Local/12025550199@ring-back-nine application Wait 30");
        var expected = new OptOut("12025550177", "12025550199");
        await(
                "the opt-out",
                () -> ear.all(Note.OptedOut.class).stream()
                        .anyMatch(note -> note.optOut().equals(expected)));
        int told = ear.all(Note.OptedOut.class).size();
        survey();
        await("the opt-out again", () -> ear.all(Note.OptedOut.class).size() > told);
        telephony.forget(expected);
        pass(Duration.ofMillis(200));
        int stored = ear.all(Note.OptedOut.class).size();
        survey();
        pass(Duration.ofMillis(200));
        assertThat(ear.all(Note.OptedOut.class)).hasSize(stored);
    }

    @Test
    void an_agents_phone_places_no_call_and_a_stranger_not_even_an_attempt() throws TelephonyDown {
        var login = ((AsteriskTelephony) telephony).phones().admit(new AgentId(78));
        int before = rig.invites().size();
        var agent = new SipPhone(login.phone().endpoint(), login.password());
        for (String number : List.of("12025550000", "19005550199", "2001", "1")) {
            assertThat(agent.call(number)).as(number).isEqualTo(404);
        }
        assertThat(new SipPhone(login.phone().endpoint(), "guessed").call("12025550000"))
                .isEqualTo(401);
        assertThat(new SipPhone("nobody", "guessed").call("12025550000")).isEqualTo(401);
        ((AsteriskTelephony) telephony).phones().dismiss(login.phone());
        assertThat(agent.call("12025550000")).as("dismissed").isEqualTo(401);
        assertThat(rig.invites()).hasSize(before);
    }

    @Test
    void no_attempt_was_ever_invited_twice() {
        var numbers = List.of("2001", "2002", "2003", "2004");
        long before = rig.invites().size();
        for (String number : numbers) {
            dial(number, RING);
        }
        await(
                "the ends",
                () -> ear.all(Note.OfCall.class).stream()
                                .filter(note -> note.event() instanceof Ended)
                                .count()
                        == 4);
        var after = rig.invites().stream().skip(before).toList();
        assertThat(after).hasSize(4);
        assertThat(after.stream().map(invite -> invite.number().substring(7)))
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    private AttemptId recorded(Recording recording) {
        AttemptId attempt = next();
        telephony.originate(new Dial(
                attempt, Permits.forNumber("+12025550000", now()), now().plusSeconds(3), RING, false, recording));
        awaitEvent(attempt, Answered.class);
        telephony.connect(attempt, ANA);
        await("the agent", () -> count(attempt) == 1);
        return attempt;
    }

    private void agentsSpeaking() {
        telephony.callAgent(ANA, Rig.robot(3, 1));
        await("the agent's leg", () -> !ear.all(Note.Here.class).isEmpty());
    }

    private void agentsHereAgain() {
        int here = ear.all(Note.Here.class).size();
        telephony.callAgent(ANA, phone(1));
        await("the agent's leg", () -> ear.all(Note.Here.class).size() > here);
    }

    private long count(AttemptId attempt) {
        return ear.events(attempt).stream().filter(Connected.class::isInstance).count();
    }

    private Path file(AttemptId attempt) {
        return rig.recordings().resolve(attempt.value() + ".raw");
    }

    private void awaitTrunk() {
        await("the trunk", () -> rig.pbx().cli("pjsip show contacts").contains("Avail"));
    }

    private void awaitPlace(AttemptId attempt, String context) {
        await(context, () -> channels(attempt).anyMatch(line -> line.contains("!" + context + "!")));
    }

    private void awaitGone(AttemptId attempt) {
        await("the end of the call", () -> channels(attempt).findAny().isEmpty());
    }

    private Stream<String> channels(AttemptId attempt) {
        return rig.pbx().cli("core show channels concise").lines().filter(line -> line.endsWith("!" + attempt.value()));
    }

    @Override
    protected Exchange exchange() {
        return exchange;
    }

    @Override
    protected AgentPhone phone(int n) {
        return Rig.robot(2, n);
    }
}
