package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.Telephony.Recording;
import outdial.app.telephony.TelephonyCalls;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent.Answered;
import outdial.model.call.CallEvent.Connected;
import outdial.model.call.CallEvent.PassedOn;

/** Who hears whom when a third party is called in: the person says 1004 Hz, the agent 440 Hz, the third party nothing. */
@RealPbx
class GuestsOnTheLineTest extends TelephonyCalls {
    private static final int PERSON = 1004;
    private static final int AGENT = 440;
    /** The track of what was sent to whom the recording is of. */
    private static final int HEARD = 1;

    private final Rig rig;

    @AutoClose
    private final RealExchange exchange;

    GuestsOnTheLineTest(Rig rig) {
        this.rig = rig;
        this.exchange = new RealExchange(rig);
    }

    @Test
    void a_third_party_hears_the_agent_then_both_and_at_last_the_person_alone() throws IOException {
        agentsHere(ANA);
        AttemptId person = recorded("8000", Optional.empty());
        awaitEvent(person, Answered.class);
        telephony.connect(person, ANA);
        await("the agent", () -> ear.events(person).contains(new Connected(ANA)));
        telephony.hold(person);
        AttemptId guest = recorded("7000", Optional.of(ANA));
        await("the third party", () -> ear.events(guest).contains(new Connected(ANA)));
        Instant here = now();
        pass(Duration.ofSeconds(3));
        telephony.connect(person, ANA);
        Instant together = now();
        pass(Duration.ofSeconds(3));
        telephony.passOn(person, guest, ANA);
        await("the two to be joined", () -> ear.events(person).contains(new PassedOn(ANA)));
        Instant alone = now();
        pass(Duration.ofSeconds(4));
        telephony.hangUp(person);
        awaitEnding(guest);

        hears(guest, here, false, true);
        hears(guest, together, true, true);
        hears(guest, alone, true, false);
        int second = second(person, together);
        assertThat(sound(person).hears(HEARD, second, second + 1, AGENT))
                .as("the person hears the agent while three talk")
                .isTrue();
    }

    private void hears(AttemptId listener, Instant since, boolean person, boolean agent) throws IOException {
        int from = second(listener, since);
        Recorded sound = sound(listener);
        assertThat(sound.hears(HEARD, from, from + 1, PERSON))
                .as("person at " + from)
                .isEqualTo(person);
        assertThat(sound.hears(HEARD, from, from + 1, AGENT))
                .as("agent at " + from)
                .isEqualTo(agent);
    }

    private Recorded sound(AttemptId of) throws IOException {
        return Recorded.read(rig.recordings().resolve(of.value() + ".raw"));
    }

    /** The first whole second of a recording after the change is through. */
    private int second(AttemptId of, Instant changed) {
        return (int) Duration.between(when(of, Answered.class), changed).toSeconds() + 1;
    }

    private AttemptId recorded(String number, Optional<AgentId> guestOf) {
        AttemptId attempt = next();
        telephony.originate(new Dial(
                attempt,
                Permits.forNumber("+1202555" + number, now()),
                now().plusSeconds(3),
                RING,
                false,
                false,
                Recording.ALL,
                guestOf));
        return attempt;
    }

    @Override
    protected Exchange exchange() {
        return exchange;
    }

    @Override
    protected AgentPhone phone(int n) {
        return Rig.robot(5, n);
    }
}
