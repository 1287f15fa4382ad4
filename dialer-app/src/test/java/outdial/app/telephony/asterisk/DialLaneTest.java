package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.app.telephony.EarRecorder;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.TelephonyDown;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.call.Ending;

/** Orders to dial on their way to an exchange that only takes note. */
class DialLaneTest {
    private static final FloorId FLOOR = new FloorId(1);
    private static final Fence FENCE = new Fence(1);
    /** What the fake exchange's clock says, always. */
    private static final Instant NOW = Instant.ofEpochSecond(1_763_800_000);

    private final EarRecorder ear = new EarRecorder();
    private FakeAmi exchange;
    private AsteriskTelephony telephony;

    @BeforeEach
    void a_dialer_leads() throws TelephonyDown {
        exchange = new FakeAmi();
        exchange.ignoreLeading();
        // One order a second: the second of two has to wait for its turn.
        telephony = new AsteriskTelephony(exchange.link(), ear, InstantSource.fixed(NOW), 1, _ -> {});
        telephony.lead(FLOOR, FENCE);
    }

    @AfterEach
    void ended() {
        telephony.close();
        exchange.close();
    }

    @Test
    void an_order_is_sent_once() {
        AttemptId attempt = dial(0, 3_000);
        assertThat(sent()).isEqualTo("Originate o" + attempt.value());
        assertThat(exchange.isQuiet()).isTrue();
    }

    @Test
    void an_order_that_cannot_keep_its_limit_is_told_and_never_sent() throws InterruptedException {
        AttemptId late = dial(0, 499);
        AttemptId inTime = dial(1, 500);
        assertThat(sent()).isEqualTo("Originate o" + inTime.value());
        awaitEnding(late, Ending.EXPIRED);
        assertThat(exchange.isQuiet()).isTrue();
    }

    @Test
    void an_order_taken_back_before_its_turn_is_never_sent() throws InterruptedException {
        AttemptId first = dial(0, 3_000);
        sent();
        AttemptId second = dial(1, 3_000);
        AttemptId third = dial(2, 3_000);
        telephony.hangUp(third);
        assertThat(sent()).isEqualTo("Originate o" + second.value());
        awaitEnding(third, Ending.CANCELLED);
        assertThat(exchange.isQuiet()).isTrue();
        assertThat(ear.ending(first)).isEmpty();
    }

    @Test
    void an_order_the_exchange_refuses_made_no_call() throws InterruptedException {
        exchange.refuse("originate");
        awaitEnding(dial(0, 3_000), Ending.CONGESTION);
    }

    @Test
    void a_hang_up_that_overtakes_its_order_is_asked_again_until_it_finds_the_call() {
        exchange.refuse("hangup");
        AttemptId attempt = dial(0, 3_000);
        sent();
        telephony.hangUp(attempt);
        assertThat(sent()).isEqualTo("Hangup " + attempt.value());
        exchange.accept("hangup");
        assertThat(sent()).isEqualTo("Hangup " + attempt.value());
        assertThat(exchange.isQuiet()).isTrue();
    }

    @Test
    void a_hang_up_of_a_call_that_is_over_is_asked_once() {
        exchange.refuse("hangup");
        var over = AttemptId.of(FLOOR, FENCE, 77);
        telephony.hangUp(over);
        assertThat(sent()).isEqualTo("Hangup " + over.value());
        assertThat(exchange.isQuiet()).isTrue();
    }

    private AttemptId dial(int count, long millisLeft) {
        var attempt = AttemptId.of(FLOOR, FENCE, count);
        telephony.originate(new Dial(
                attempt,
                Permits.forNumber("+12025550142", NOW),
                NOW.plusMillis(millisLeft),
                Duration.ofSeconds(25),
                false));
        return attempt;
    }

    private String sent() {
        var order = exchange.order();
        String action = FakeAmi.value(order, "action");
        return action.equals("Originate")
                ? action + " " + FakeAmi.value(order, "actionid").replaceFirst(".*#", "")
                : action + " " + FakeAmi.value(order, "channel");
    }

    private void awaitEnding(AttemptId attempt, Ending ending) throws InterruptedException {
        for (int i = 0; i < 100 && ear.ending(attempt).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(ear.ending(attempt)).contains(ending);
    }
}
