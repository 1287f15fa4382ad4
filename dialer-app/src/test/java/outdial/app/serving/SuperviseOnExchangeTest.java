package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.AUDIT_EVENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.recording.RecordingShelf;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.SignInPage;
import outdial.app.web.live.LiveFeed;
import outdial.app.web.supervise.Supervision;
import outdial.sql.AgentRings.Allowed;
import outdial.sql.Real;

/**
 * Somebody in on an agent's call, on the real exchange: three voices of different pitch, each of which is looked for in
 * what every other hears. What the called person hears is the right track of the call's recording.
 */
@RealPbx
@Real("browser")
final class SuperviseOnExchangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final String PASSWORD = "a desk of one's own";
    /** A robot of the network that sounds at 440 Hz. */
    private static final String DESK_PHONE = "5007";

    private static final String BOTH = "1004 440";
    private static final String LOUD = "JSON.stringify(window.loud)";
    private static final String SOUND = "JSON.stringify([...document.querySelectorAll('audio')]"
            + ".map(one => [one.paused, one.currentTime, one.srcObject?.active, one.srcObject?.getTracks()[0]?.muted]))";

    private final Rig rig;

    SuperviseOnExchangeTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void a_supervisor_listens_whispers_and_speaks_and_hears_the_recording_afterwards(@TempDir Path folder)
            throws Exception {
        rig.forgetDialers();
        Path spool = rig.recordings();
        try (var program = RunningProgram.start(
                        folder.resolve("var"), Map.of("outdial.recordings.folder", spool.toString()));
                var agents = Chromium.withVoice(
                        folder.resolve("agents"), Pitch.voice(folder.resolve("agent.wav"), Pitch.AGENT));
                var others = Chromium.withVoice(
                        folder.resolve("others"), Pitch.voice(folder.resolve("other.wav"), Pitch.SUPERVISOR));
                var ana = new DeskTab(agents, "http://127.0.0.1:" + program.port());
                var ivo = others.tab(1280, 720, false)) {
            var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
            ExchangeCampaign.make(program, folder, PASSWORD, Map.of("Tone", "12125558000"));
            ExchangeCampaign.record(program);
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.supervise(program.part(Supervision.class));
                floor.start(program.part(LiveFeed.class));
                ana.begin("ana", PASSWORD);
                ana.listens();
                ana.press("F4");
                ana.is("Talking");
                goesToTheAgent(program, ivo, admin);
                Path recording = recording(program, spool);
                isIn(ana, ivo, "LISTEN");
                hear(at(ana.tab()), ivo, recording, "1004", BOTH, "440");
                isIn(ana, ivo, "WHISPER");
                hear(at(ana.tab()), ivo, recording, "1004 659", BOTH, "440");
                assertThat(watched(ana)).isEqualTo("false");
                isIn(ana, ivo, "BARGE");
                ana.until("!!document.querySelector('#notes .note[data-note=watched]')");
                hear(at(ana.tab()), ivo, recording, "1004 659", BOTH, "440 659");
                isIn(ana, ivo, "LISTEN");
                ana.until("!document.querySelector('#notes .note[data-note=watched]')");
                hear(at(ana.tab()), ivo, recording, "1004", BOTH, "440");
                ana.endsAs("refu");
                ivo.until("document.querySelector('[data-say=ended]').hidden === false", PATIENCE);
                ivo.until("document.querySelector('#supervise [data-end]').hidden");
                writtenDown(program);
                hearsTheRecording(program, ivo, recording);
                assertThat(ivo.complaints()).isEmpty();
                ana.quiet();
            }
        }
    }

    @Test
    void a_whisper_reaches_an_agent_at_a_desk_phone_and_nobody_else(@TempDir Path folder) throws Exception {
        rig.forgetDialers();
        try (var program = RunningProgram.start(
                        folder.resolve("var"),
                        Map.of("outdial.recordings.folder", rig.recordings().toString()));
                var agents = Chromium.start(folder.resolve("agents"));
                var others = Chromium.withVoice(
                        folder.resolve("others"), Pitch.voice(folder.resolve("other.wav"), Pitch.SUPERVISOR));
                var ana = new DeskTab(agents, "http://127.0.0.1:" + program.port());
                var ivo = others.tab(1280, 720, false)) {
            var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
            ExchangeCampaign.make(program, folder, PASSWORD, Map.of("Tone", "12125558000"));
            ExchangeCampaign.record(program);
            ExchangeCampaign.allow(program, new Allowed(Optional.of("robot" + DESK_PHONE), Optional.empty()));
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.supervise(program.part(Supervision.class));
                floor.start(program.part(LiveFeed.class));
                ana.beginOn("DESK_PHONE", "ana", PASSWORD);
                ana.press("F4");
                ana.is("Talking");
                goesToTheAgent(program, ivo, admin);
                Path person = recording(program, rig.recordings());
                Path phone = rig.recordsAtTheNetwork(DESK_PHONE);
                awaitFile(phone);
                isIn(ana, ivo, "LISTEN");
                hear(at(phone, 0), ivo, person, "1004", BOTH, "440");
                isIn(ana, ivo, "WHISPER");
                hear(at(phone, 0), ivo, person, "1004 659", BOTH, "440");
                assertThat(watched(ana)).isEqualTo("false");
                isIn(ana, ivo, "BARGE");
                hear(at(phone, 0), ivo, person, "1004 659", BOTH, "440 659");
                ana.endsAs("refu");
                ana.quiet();
            }
        }
    }

    private static void awaitFile(Path file) throws InterruptedException {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !Files.exists(file); ) {
            assertThat(System.nanoTime()).as("recorded at the network").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static String watched(DeskTab ana) throws IOException {
        return ana.value("!!document.querySelector('#notes .note[data-note=watched]')");
    }

    /** By the wallboard. */
    private static void goesToTheAgent(RunningProgram program, Tab tab, FirstAdministrator.Created admin)
            throws IOException {
        String home = "http://127.0.0.1:" + program.port();
        tab.go(home + "/sign-in?language=en");
        SignInPage.signIn(tab, admin.signIn(), admin.password());
        tab.go(home + "/live");
        tab.until("!!document.querySelector('tr[data-state=TALKING] a')", PATIENCE);
        tab.leave("document.querySelector('tr[data-state=TALKING] a').click()");
        tab.until("!!document.getElementById('supervise') && document.readyState === 'complete'", PATIENCE);
    }

    /** Pressed until the page has heard it, for its script may come a moment after the page; once in, nothing is pressed. */
    private static void isIn(DeskTab ana, Tab ivo, String how) throws IOException {
        try {
            ivo.until(
                    "(() => { const button = document.querySelector('[data-how=" + how + "]');"
                            + " const isIn = button.getAttribute('aria-pressed') === 'true'"
                            + " && document.querySelector('[data-say=" + how + "]').hidden === false;"
                            + " if (!isIn) button.click(); return isIn; })()",
                    PATIENCE);
        } catch (IOException never) {
            throw new IOException("The agent's desk says: " + ana.value("document.body.innerText"), never);
        }
    }

    /** Where somebody hears: {@link #begin} forgets, and what was heard since is told by its pitches. */
    private interface Ear {
        void begin() throws Exception;

        String heard() throws Exception;

        /** How loud each was, for a person who looks for what went wrong. */
        default String more() throws Exception {
            return "";
        }
    }

    private static Ear at(Tab page) {
        return new Ear() {
            @Override
            public void begin() throws IOException {
                page.until(Pitch.EAR);
                page.value("window.loud = {}");
            }

            @Override
            public String heard() throws IOException {
                return page.value(Pitch.HEARD);
            }

            @Override
            public String more() throws IOException {
                return page.value(LOUD) + page.value(SOUND);
            }
        };
    }

    /** One track of a recording that goes on: 0 is what came from there, 1 what went to it. */
    private static Ear at(Path recording, int track) {
        return new Ear() {
            private long from;

            @Override
            public void begin() throws IOException {
                from = Files.size(recording);
            }

            @Override
            public String heard() throws IOException {
                return Pitch.recorded(recording, track, from, Files.size(recording));
            }
        };
    }

    /** What each of the three hears for three seconds, once the change is through to all of them, which takes a moment. */
    private static void hear(Ear ana, Tab ivo, Path recording, String agent, String watching, String person)
            throws Exception {
        var wanted = List.of(agent, watching, person);
        var ears = List.of(ana, at(ivo), at(recording, 1));
        long deadline = System.nanoTime() + SETTLED.toNanos();
        var heard = new ArrayList<String>();
        do {
            heard.clear();
            for (Ear ear : ears) {
                ear.begin();
            }
            Thread.sleep(3_000);
            for (Ear ear : ears) {
                heard.add(ear.heard());
            }
        } while (!heard.equals(wanted) && System.nanoTime() < deadline);
        assertThat(heard)
                .as("heard by agent, supervisor and person; " + ana.more() + at(ivo).more())
                .isEqualTo(wanted);
    }

    private static Path recording(RunningProgram program, Path spool) {
        Long attempt =
                program.part(DSLContext.class).select(ATTEMPT.ID).from(ATTEMPT).fetchSingle(ATTEMPT.ID);
        return spool.resolve(attempt + ".raw");
    }

    private static void writtenDown(RunningProgram program) {
        assertThat(program.part(DSLContext.class)
                        .select(AUDIT_EVENT.DETAIL)
                        .from(AUDIT_EVENT)
                        .where(AUDIT_EVENT.ACTION.eq("CALL_SUPERVISED"))
                        .orderBy(AUDIT_EVENT.ID)
                        .fetch(AUDIT_EVENT.DETAIL))
                .containsExactly("Ana: LISTEN", "Ana: WHISPER", "Ana: BARGE", "Ana: LISTEN");
    }

    private static void hearsTheRecording(RunningProgram program, Tab tab, Path recording) throws Exception {
        var sql = program.part(DSLContext.class);
        new RecordingShelf(Optional.of(Objects.requireNonNull(recording.getParent()))).note(sql, Instant.EPOCH);
        var attempt = sql.fetchSingle(ATTEMPT);
        assertThat(attempt.getRecording()).isEqualTo(recording.getFileName().toString());
        String home = "http://127.0.0.1:" + program.port();
        String client = "/clients/" + attempt.getClientId();
        tab.go(home + client + "/leads/" + attempt.getLeadId());
        tab.until("!!document.querySelector('audio')");
        tab.value("document.querySelector('audio').play()");
        tab.until("document.querySelector('audio').duration > 10 && document.querySelector('audio').currentTime > 0.5");
        tab.value("document.querySelector('audio').currentTime = 9");
        tab.until("document.querySelector('audio').currentTime > 9.2");
        assertThat(sql.fetchCount(AUDIT_EVENT, AUDIT_EVENT.ACTION.eq("RECORDING_HEARD")))
                .isEqualTo(1);
        Files.delete(recording);
        tab.go(home + client + "/leads/" + attempt.getLeadId());
        tab.until("document.body.innerText.includes('Removed: it is kept no longer')");
    }
}
