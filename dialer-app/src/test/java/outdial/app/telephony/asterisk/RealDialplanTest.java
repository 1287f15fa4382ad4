package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.rig.Invite;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;

/** What the exchange refuses by itself, whoever asks with the dialer's own login: nothing of it reaches the network. */
@RealPbx
class RealDialplanTest {
    private static final String NUMBER = "12025550000";
    private static int attempts = 500_000;

    private final Rig rig;

    @AutoClose
    private final RawAmi ami;

    private List<Invite> before = List.of();

    RealDialplanTest(Rig rig) {
        this.rig = rig;
        this.ami = new RawAmi(rig.link());
    }

    @BeforeEach
    void the_network_is_quiet() {
        before = rig.invites();
    }

    @AfterEach
    void nothing_but_digits_ever_reached_the_network() {
        assertThat(rig.invites()).allMatch(invite -> invite.number().matches("[0-9]+"));
    }

    @ParameterizedTest
    @CsvSource({"5, 1, expired", "'', 1, expired", "abc, 1, expired", "FUTURE, '', fenced", "FUTURE, 0, fenced"})
    void an_order_too_late_or_without_a_fence_is_refused(String notAfter, String fence, String why) {
        String attempt = nextAttempt();
        ami.ask("Action: SetVar\r\nVariable: FENCE_9\r\nValue: 1\r\n\r\n");
        originate("Local/" + NUMBER + "@outdial-gate/n", attempt, notAfter, fence);
        assertThat(witness(attempt)).contains("|" + why + "|");
        assertThat(rig.invites()).isEqualTo(before);
    }

    @Test
    void an_old_fence_is_refused_and_a_newer_one_counts_from_its_first_call() {
        ami.ask("Action: SetVar\r\nVariable: FENCE_9\r\nValue: 0\r\n\r\n");
        String first = nextAttempt();
        originate("Local/12025552000@outdial-gate/n", first, "FUTURE", "7");
        assertThat(witness(first)).contains("|BUSY|");
        String old = nextAttempt();
        originate("Local/" + NUMBER + "@outdial-gate/n", old, "FUTURE", "6");
        assertThat(witness(old)).contains("|fenced|");
        assertThat(rig.invites()).hasSize(before.size() + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Local/12025550000&PJSIP/19005550199@outdial-gate/n",
                "Local/12025550000@evil.example@outdial-gate/n",
                "Local/sip:12025550000@outdial-gate/n",
                "Local/1202555000a@outdial-gate/n",
                "Local/02025550000@outdial-gate/n",
                "Local/1202555000012345678@outdial-gate/n",
                "Local/12025550000@outdial-nowhere/n",
                "Local/12025550000@outdial-agent-nobody/n"
            })
    void a_number_that_is_not_one_never_leaves(String channel) {
        originate(channel, nextAttempt(), "FUTURE", "99");
        pause();
        assertThat(rig.invites()).isEqualTo(before);
    }

    /** The bytes by which a lead's name once placed a second call: as a raw write they still may, from the library never. */
    @Test
    void variables_let_in_by_a_comma_or_a_line_change_no_gate() {
        String comma = nextAttempt();
        ami.ask("Action: Originate\r\nAsync: true\r\nChannel: Local/" + NUMBER + "@outdial-gate/n\r\nChannelId: "
                + comma
                + "\r\nContext: outdial-answered\r\nExten: s\r\nPriority: 1\r\nVariable: __ATTEMPT=" + comma
                + ",__NOT_AFTER=1,__FLOOR=9,__FENCE=99\r\n\r\n");
        assertThat(witness(comma)).contains("|expired|");
        assertThat(rig.invites()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action: Command\r\nCommand: core show version\r\n\r\n",
                "Action: GetConfig\r\nFilename: manager.conf\r\n\r\n",
                "Action: UpdateConfig\r\nSrcFilename: manager.conf\r\nDstFilename: manager.conf\r\n\r\n",
                "Action: ModuleLoad\r\nLoadType: load\r\nModule: app_system.so\r\n\r\n",
                "Action: Reload\r\n\r\n",
                "Action: DBPut\r\nFamily: att\r\nKey: 1\r\nVal: 1\r\n\r\n",
                "Action: MixMonitor\r\nChannel: 1\r\nFile: /tmp/x.wav\r\nCommand: id\r\n\r\n",
                "Action: Originate\r\nChannel: Local/s@outdial-hold\r\nApplication: System\r\nData: id\r\n\r\n"
            })
    void the_dialers_login_may_not(String order) {
        assertThat(ami.ask(order)).containsPattern("Response: Error.*([Pp]ermission denied|Forbidden)");
    }

    private void originate(String channel, String attempt, String notAfter, String fence) {
        String limit = notAfter.equals("FUTURE")
                ? Long.toString(InstantSource.system().instant().getEpochSecond() + 60)
                : notAfter;
        ami.ask("Action: Originate\r\nAsync: true\r\nChannel: " + channel + "\r\nChannelId: " + attempt
                + "\r\nOtherChannelId: " + attempt + "-2\r\nContext: outdial-answered\r\nExten: s\r\nPriority: 1\r\n"
                + "Variable: __ATTEMPT=" + attempt + "\r\nVariable: __FLOOR=9\r\nVariable: __SHOW=12025550199\r\n"
                + "Variable: __NOT_AFTER=" + limit + "\r\nVariable: __FENCE=" + fence + "\r\n\r\n");
    }

    /** What the exchange noted at the end of the call. */
    private String witness(String attempt) {
        for (int i = 0; i < 100; i++) {
            String shown = rig.pbx().cli("database get att " + attempt);
            if (shown.contains("Value:")) {
                return shown;
            }
            pause();
        }
        throw new AssertionError("The exchange noted nothing of " + attempt);
    }

    private static String nextAttempt() {
        return Integer.toString(attempts++);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
