package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import outdial.app.telephony.EarRecorder;
import outdial.app.telephony.TelephonyDown;
import outdial.model.Fence;
import outdial.model.FloorId;

/** Trouble at the start says which it is and what to do. */
class LinkTroubleTest {
    private static final FloorId FLOOR = new FloorId(1);
    /** What the fake exchange's clock says. */
    private static final Instant THEIR_TIME = Instant.ofEpochSecond(1_763_800_000);

    @Test
    void no_exchange() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var telephony = telephony(at(port), THEIR_TIME)) {
            assertThatThrownBy(() -> telephony.lead(FLOOR, new Fence(1)))
                    .isInstanceOf(TelephonyDown.class)
                    .hasMessageContaining("No exchange answers at 127.0.0.1:" + port)
                    .hasMessageContaining("systemctl status asterisk");
        }
    }

    @Test
    void wrong_credentials() {
        try (var exchange = new FakeAmi();
                var telephony = telephony(exchange.link(), THEIR_TIME)) {
            exchange.refuseLogins();
            assertThatThrownBy(() -> telephony.lead(FLOOR, new Fence(1)))
                    .isInstanceOf(TelephonyDown.class)
                    .hasMessageContaining("refused the login (Authentication failed)")
                    .hasMessageContaining("pbx-config");
        }
    }

    @Test
    void another_program_on_the_port() throws IOException {
        try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var telephony = telephony(at(mute.getLocalPort()), THEIR_TIME)) {
            assertThatThrownBy(() -> telephony.lead(FLOOR, new Fence(1)))
                    .isInstanceOf(TelephonyDown.class)
                    .hasMessageContaining("does not answer as Asterisk does");
        }
    }

    @Test
    void clocks_more_than_two_seconds_apart() {
        try (var exchange = new FakeAmi();
                var telephony = telephony(exchange.link(), THEIR_TIME.minusMillis(2_500))) {
            assertThatThrownBy(() -> telephony.lead(FLOOR, new Fence(1)))
                    .isInstanceOf(TelephonyDown.class)
                    .hasMessageContaining("2500 ms apart")
                    .hasMessageContaining("timedatectl");
        }
    }

    @Test
    void a_look_tells_the_version_and_the_clocks() throws TelephonyDown {
        try (var exchange = new FakeAmi()) {
            PbxLook look = PbxLook.at(exchange.link(), InstantSource.fixed(THEIR_TIME.minusSeconds(1)));
            assertThat(look.version()).contains("22");
            assertThat(look.skew()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    private static AsteriskTelephony telephony(PbxLink link, Instant now) {
        return new AsteriskTelephony(link, new EarRecorder(), InstantSource.fixed(now));
    }

    private static PbxLink at(int port) {
        return new PbxLink(
                "127.0.0.1",
                port,
                "dialer",
                "secret",
                "127.0.0.1",
                URI.create("http://127.0.0.1:1/ari/"),
                "dialer",
                "secret");
    }
}
