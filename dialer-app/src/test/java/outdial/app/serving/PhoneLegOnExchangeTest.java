package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AGENT_RING;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.model.PhoneNumber;
import outdial.sql.AgentRings.Allowed;
import outdial.sql.Real;

/** An agent whose leg is a telephone, on a real exchange; their browser has no microphone at all. */
@RealPbx
@Real("browser")
final class PhoneLegOnExchangeTest {
    /** Two people who sound at 1004 Hz from the first packet. */
    private static final Map<String, String> PEOPLE = Map.of("Tone", "12125558000", "Tune", "12135558000");

    /** A robot of the network that sounds at 440 Hz, as the exchange and as the network know it. */
    private static final String DESK_PHONE = "robot5007";

    private static final String ROBOT = "5007";
    /** Presses 1 and sounds at 440 Hz; and one that a mailbox answers. */
    private static final PhoneNumber MOBILE = new PhoneNumber("+12125550005");

    private static final PhoneNumber MAILBOX = new PhoneNumber("+12125551000");
    private static final PhoneNumber SHOWN = new PhoneNumber("+12025550110");
    private static final String PASSWORD = "a desk of one's own";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Rig rig;

    PhoneLegOnExchangeTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void a_telephone_is_an_agents_leg_rings_only_when_asked_and_is_brought_back_in_mid_call(@TempDir Path folder)
            throws Exception {
        rig.forgetDialers();
        long before = rungOf(ROBOT);
        try (var program = RunningProgram.start(folder.resolve("var"));
                var browser = Chromium.start(folder.resolve("chromium"));
                var ana = new DeskTab(browser, "http://127.0.0.1:" + program.port())) {
            ExchangeCampaign.make(program, folder, PASSWORD, PEOPLE);
            ExchangeCampaign.record(program);
            ExchangeCampaign.allow(program, new Allowed(Optional.of(DESK_PHONE), Optional.of(MOBILE)));
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                ana.beginOn("DESK_PHONE", "ana", PASSWORD);
                isUp(ana);
                ana.press("F4");
                talksWhileThePhoneIsHungUpAndRungAgain(program, ana);
                assertThat(rungOf(ROBOT) - before).isEqualTo(2);
                ana.signsOut();
                until("the phone is let go", () -> rig.channelTo(ROBOT).isEmpty());

                ana.beginOn("NUMBER", "ana", PASSWORD);
                isUp(ana);
                ana.press("F4");
                ana.is("Talking");
                bothAreRecorded(program);
                ana.press("F4");
                ana.endsAs("refu");
                ana.is("Paused");
                ana.signsOut();
                until(
                        "the number is let go",
                        () -> rig.channelTo(MOBILE.digits()).isEmpty());

                mailboxesAndWhatIsNotAllowedGetNobody(program, ana);
                ana.quiet();
            }
            eachRingIsWritten(program);
        }
    }

    @Test
    void a_dialer_that_starts_anew_in_mid_call_takes_up_telephone_and_person_and_rings_nobody(@TempDir Path folder)
            throws Exception {
        rig.forgetDialers();
        long before = rungOf(ROBOT);
        try (var program = RunningProgram.start(folder.resolve("var"));
                var browser = Chromium.start(folder.resolve("chromium"));
                var ana = new DeskTab(browser, "http://127.0.0.1:" + program.port())) {
            ExchangeCampaign.make(program, folder, PASSWORD, PEOPLE);
            ExchangeCampaign.record(program);
            ExchangeCampaign.allow(program, new Allowed(Optional.of(DESK_PHONE), Optional.empty()));
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                ana.beginOn("DESK_PHONE", "ana", PASSWORD);
                isUp(ana);
                ana.press("F4");
                ana.is("Talking");
                bothAreRecorded(program);
            }
            String person = ana.person();
            ana.value("window.seen = new Set(); setInterval(() => window.seen.add(document.title[0]), 5)");
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                ana.until("window.seen.has('○')"); // offline: the floor that starts anew knows nobody
                ana.is("Talking");
                ana.until("document.querySelector('.contact')?.hidden === false");
                assertThat(ana.person()).isEqualTo(person);
                bothAreRecorded(program);
                isUp(ana);
                ana.endsAs("refu");
                ana.is("Paused"); // nobody is called for an agent who has not said so anew
                ana.signsOut();
                until("the phone is let go", () -> rig.channelTo(ROBOT).isEmpty());
                ana.quiet();
            }
            assertThat(rungOf(ROBOT) - before).isEqualTo(1);
        }
    }

    /** Nothing is said of a microphone, a softphone or a phone that is not up. */
    private static void isUp(DeskTab ana) throws IOException {
        ana.until("document.querySelectorAll('#notes .note').length === 0");
        assertThat(ana.value("!!document.querySelector('audio')?.srcObject")).isEqualTo("false");
    }

    private void talksWhileThePhoneIsHungUpAndRungAgain(RunningProgram program, DeskTab ana) throws Exception {
        ana.is("Talking");
        bothAreRecorded(program);
        rig.network().cli("channel request hangup " + rig.channelTo(ROBOT).orElseThrow());
        ana.is("Phone is not up");
        ana.until("!!document.querySelector('[data-note=leg]')?.innerText.includes('was hung up')");
        until("the person hears music", this::isMusic);
        ana.picture("phone-hung-up");
        Thread.sleep(2_000); // long enough for a phone that rings by itself
        assertThat(rig.channelTo(ROBOT)).isEmpty();
        ana.value("document.querySelector('[data-note=leg] button').click()");
        ana.is("Talking");
        until("the person hears music no more", () -> !isMusic());
        isUp(ana);
        bothAreRecorded(program);
        ana.press("F4"); // a pause after this call
        ana.endsAs("refu");
        ana.is("Paused");
    }

    private void mailboxesAndWhatIsNotAllowedGetNobody(RunningProgram program, DeskTab ana) throws Exception {
        ExchangeCampaign.allow(program, new Allowed(Optional.empty(), Optional.of(MAILBOX)));
        ana.beginOn("NUMBER", "ana", PASSWORD);
        ana.until("!!document.querySelector('[data-note=leg]')?.innerText.includes('nobody pressed 1')");
        ExchangeCampaign.allow(program, new Allowed(Optional.empty(), Optional.empty()));
        ana.value("document.querySelector('[data-note=leg] button').click()");
        ana.until("!!document.querySelector('[data-note=leg]')?.innerText.includes('not allowed')");
        assertThat(rungOf(MAILBOX.digits())).isEqualTo(1);
    }

    /** What was committed before the phones rang, and how each of them ended. */
    private static void eachRingIsWritten(RunningProgram program) {
        var rings = program.part(DSLContext.class)
                .selectFrom(AGENT_RING)
                .orderBy(AGENT_RING.ID)
                .fetch();
        assertThat(rings.getValues(AGENT_RING.DESK_PHONE)).containsExactly(DESK_PHONE, DESK_PHONE, null, null);
        assertThat(rings.getValues(AGENT_RING.PHONE_E164)).containsExactly(null, null, MOBILE, MAILBOX);
        assertThat(rings.getValues(AGENT_RING.CALLER_E164)).containsExactly(null, null, SHOWN, SHOWN);
        assertThat(rings.map(ring -> ring.getHereAt() != null)).containsExactly(true, true, true, false);
        assertThat(rings.map(ring -> ring.getGoneAt() != null)).containsExactly(true, true, true, true);
    }

    /** For two seconds, once both are there: the person on the left, the telephone on the right. */
    private void bothAreRecorded(RunningProgram program) throws Exception {
        Long attempt = program.part(DSLContext.class)
                .select(ATTEMPT.ID)
                .from(ATTEMPT)
                .orderBy(ATTEMPT.ID.desc())
                .limit(1)
                .fetchSingle(ATTEMPT.ID);
        Path recording = rig.recordings().resolve(attempt + ".raw");
        var wanted = List.of("1004", "440");
        List<String> heard = List.of();
        for (Instant end = now().plus(PATIENCE); !heard.equals(wanted); ) {
            assertThat(now()).as("recorded: " + heard).isBefore(end);
            long from = Files.size(recording);
            Thread.sleep(2_000);
            long to = Files.size(recording);
            heard = List.of(Pitch.recorded(recording, 0, from, to), Pitch.recorded(recording, 1, from, to));
        }
    }

    private boolean isMusic() {
        return rig.pbx().cli("core show channels concise").contains("MusicOnHold");
    }

    private long rungOf(String number) {
        return rig.invites().stream()
                .filter(invite -> invite.number().equals(number))
                .count();
    }

    private static void until(String what, java.util.function.BooleanSupplier is) {
        Instant end = now().plus(PATIENCE);
        while (!is.getAsBoolean()) {
            assertThat(now()).as(what).isBefore(end);
        }
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
