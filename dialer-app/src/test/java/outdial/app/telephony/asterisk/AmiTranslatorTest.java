package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;

/**
 * The truth table: what Asterisk 22 said in each case, recorded from the wire with the product's configuration, and
 * what we make of it. Each file goes through the library over a socket, as in life.
 */
class AmiTranslatorTest {
    private static final AttemptId ATTEMPT = new AttemptId(8796093022300L);
    private static final String END = """
            Event: UserEvent
            UserEvent: Outdial
            Says: opt-out
            Number: 1
            Called: 2
            """;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private FakeAmi exchange;
    private AmiSession session;

    @BeforeEach
    void a_session() throws Exception {
        exchange = new FakeAmi();
        session = AmiSession.open(
                exchange.link(), true, event -> AmiTranslator.translate(event).ifPresent(heard::add), () -> {});
    }

    @AfterEach
    void ended() {
        session.close();
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource({
        "busy,                    Ended BUSY; not placed",
        "unallocated,             Ended INVALID_NUMBER; not placed",
        "unallocated-after-tones, Ended INVALID_NUMBER; not placed",
        "carrier-484,             Ended INVALID_NUMBER; not placed",
        "congestion,              Ended CONGESTION; not placed",
        "carrier-500,             Ended CONGESTION; not placed",
        "carrier-480,             Ended NO_ANSWER; not placed",
        "carrier-403,             Ended REJECTED; not placed",
        "trying-only,             Ended NO_ANSWER; not placed",
        "ring-time-over,          Ringing; Ended NO_ANSWER; not placed",
        "taken-back,              Ringing; Ended CANCELLED; not placed",
        "expired,                 Ended EXPIRED; not placed",
        "fenced,                  Ended FENCED; not placed",
        "hung-up-early,           Ringing; Answered; Ended HANGUP",
        "unclaimed,               Ringing; Answered; MessagePlayed; Ended HANGUP",
        "person-detected,         Ringing; Answered; PersonHeard; MessagePlayed; Ended HANGUP",
        "machine-detected,        Ringing; Answered; MachineHeard MAXWORDS-4-3; Ended HANGUP",
        "connected,               Ringing; Answered; Connected 17; Ended HANGUP",
        "agent-lost,              Ringing; Answered; Connected 17; leg 17-1 gone; AgentLeft; Ended HANGUP",
        "duplicate-order,         Ringing; Answered; MessagePlayed; Ended HANGUP",
        "agent-comes,             leg 17-1 here",
        "agent-not-registered,    leg 19-1 gone",
        "agent-busy,              leg 20-1 gone; leg 20-1 gone"
    })
    void what_was_recorded_means(String recorded, String meaning) throws Exception {
        exchange.say(text(recorded).replace("ATTEMPT", Long.toString(ATTEMPT.value())));
        List<String> told = told();
        // The answer to the order and the end of the call come in any order.
        assertThat(told).containsExactlyInAnyOrder(meaning.split("; "));
        assertThat(told.stream().filter(word -> !word.equals("not placed")))
                .containsExactly(List.of(meaning.split("; ")).stream()
                        .filter(word -> !word.equals("not placed"))
                        .toArray(String[]::new));
    }

    @Test
    void words_that_are_not_ours_say_nothing() throws Exception {
        exchange.say("""
                Event: UserEvent
                UserEvent: Outdial
                Says: answered
                Attempt: 12; DROP

                Event: UserEvent
                UserEvent: Outdial
                Says: sung
                Attempt: 8796093022300

                Event: UserEvent
                UserEvent: Outdial
                Says: ended
                Attempt: 8796093022300
                Detail: anything

                Event: UserEvent
                UserEvent: Outdial
                Says: opt-out
                Number: 1202555abcd
                Called: 2

                Event: Newstate
                ChannelStateDesc: Ringing
                Uniqueid: outdial-1795344534.61

                Event: ConfbridgeJoin
                Conference: agent-17
                Uniqueid: supervisor-3

                Event: OriginateResponse
                ActionID: 1028566121_7#elsewhere
                Response: Failure
                Uniqueid: 8796093022300
                """);
        assertThat(told()).isEmpty();
    }

    private List<String> told() throws InterruptedException {
        exchange.say(END);
        var told = new ArrayList<String>();
        while (true) {
            Heard next = heard.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("an event within 10 s, after %s", told).isNotNull();
            if (next instanceof Heard.OptedOut) {
                return told;
            }
            told.add(word(next));
        }
    }

    private static String word(Heard heard) {
        return switch (heard) {
            case Heard.OfCall(var attempt, var event) -> {
                assertThat(attempt).isEqualTo(ATTEMPT);
                yield word(event);
            }
            case Heard.NotPlaced(var attempt) -> {
                assertThat(attempt).isEqualTo(ATTEMPT);
                yield "not placed";
            }
            case Heard.AgentHere(var leg) -> "leg " + leg.agent().value() + "-" + leg.number() + " here";
            case Heard.AgentGone(var leg, var _) -> "leg " + leg.agent().value() + "-" + leg.number() + " gone";
            case Heard.PhoneGone(var endpoint) -> "phone " + endpoint + " gone";
            case Heard.OptedOut(var optOut) -> "opt-out " + optOut.number() + " " + optOut.where();
        };
    }

    private static String word(CallEvent event) {
        return switch (event) {
            case CallEvent.Ended(var how) -> "Ended " + how;
            case CallEvent.Connected(var agent) -> "Connected " + agent.value();
            case CallEvent.MachineHeard(var cause) -> "MachineHeard " + cause;
            default -> event.getClass().getSimpleName();
        };
    }

    private static String text(String recorded) throws IOException {
        try (InputStream in = AmiTranslatorTest.class.getResourceAsStream("recorded/" + recorded + ".ami")) {
            assertThat(in).as(recorded).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
