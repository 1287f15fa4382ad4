package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.sql.Real;

/** An agent calls a free colleague in, by their pages on a real exchange: who hears whom is told by pitch. */
@RealPbx
@Real("browser")
final class ColleagueOnExchangeTest {
    private static final String PASSWORD = "a desk of one's own";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Rig rig;

    ColleagueOnExchangeTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void a_colleague_is_spoken_with_alone_then_with_the_person_and_is_left_with_them(@TempDir Path folder)
            throws Exception {
        rig.forgetDialers();
        try (var program = RunningProgram.start(folder.resolve("var"));
                var one =
                        Chromium.withVoice(folder.resolve("one"), Pitch.voice(folder.resolve("ana.wav"), Pitch.AGENT));
                var other = Chromium.withVoice(
                        folder.resolve("other"), Pitch.voice(folder.resolve("bo.wav"), Pitch.SUPERVISOR));
                var ana = new DeskTab(one, "http://127.0.0.1:" + program.port());
                var bo = new DeskTab(other, "http://127.0.0.1:" + program.port())) {
            ExchangeCampaign.make(program, folder, PASSWORD, Map.of("Tone", "12125558000"));
            program.part(DSLContext.class)
                    .update(CAMPAIGN)
                    .set(CAMPAIGN.RECORDING, "ALL")
                    .execute();
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                ana.begin("ana", PASSWORD);
                ana.listens();
                ana.press("F4");
                ana.is("Talking");
                Path recording = recording(program);
                bo.begin("bo", PASSWORD);
                bo.listens();
                bo.press("F4");
                bo.is("Ready");
                consults(ana, bo, recording);
                allThreeTalk(ana, bo, recording);
                leavesThePersonWithTheColleague(program, ana, bo, recording);
                ana.quiet();
                bo.quiet();
            }
        }
    }

    private Path recording(RunningProgram program) {
        Long attempt =
                program.part(DSLContext.class).select(ATTEMPT.ID).from(ATTEMPT).fetchSingle(ATTEMPT.ID);
        return rig.recordings().resolve(attempt + ".raw");
    }

    private static void consults(DeskTab ana, DeskTab bo, Path recording) throws Exception {
        ana.press("F3");
        ana.until("document.querySelector('.call-in .free button')?.innerText.includes('Bo')");
        ana.value("document.querySelector('.call-in .free button').click()");
        ana.until("!!document.querySelector('.guest')?.innerText.includes('You talk alone')");
        bo.is("With a colleague");
        bo.until("!!document.querySelector('.guest')?.innerText.includes('Ana')");
        bo.until("document.querySelector('.contact h1')?.innerText.includes('Tone')");
        hear(ana, bo, recording, "659", "440", "");
    }

    private static void allThreeTalk(DeskTab ana, DeskTab bo, Path recording) throws Exception {
        ana.press("F6");
        ana.until("!!document.querySelector('.guest')?.innerText.includes('All three')");
        hear(ana, bo, recording, "1004 659", "1004 440", "440 659");
    }

    private static void leavesThePersonWithTheColleague(RunningProgram program, DeskTab ana, DeskTab bo, Path recording)
            throws Exception {
        ana.press("F3");
        bo.is("Talking");
        ana.until("document.querySelector('#desk').classList.contains('idle')");
        hear(ana, bo, recording, "", "1004", "659");
        bo.endsAs("refu");
        var sql = program.part(DSLContext.class);
        bo.until("document.querySelector('#desk').classList.contains('idle')");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sql.fetchCount(ATTEMPT, ATTEMPT.DISPOSITION.eq("REFUSAL")) == 0) {
            assertThat(System.nanoTime()).as("the outcome is kept").isLessThan(deadline);
            Thread.sleep(50);
        }
        assertThat(sql.select(AGENT.NAME)
                        .from(ATTEMPT)
                        .join(AGENT)
                        .on(AGENT.ID.eq(ATTEMPT.AGENT_ID))
                        .fetch(AGENT.NAME))
                .containsExactly("Bo");
    }

    /** What each of the three hears for three seconds, once the change is through to all of them. */
    private static void hear(DeskTab ana, DeskTab bo, Path recording, String first, String colleague, String person)
            throws Exception {
        ana.until(Pitch.EAR);
        bo.until(Pitch.EAR);
        var wanted = List.of(first, colleague, person);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var heard = heard(ana, bo, recording);
        while (!heard.equals(wanted) && System.nanoTime() < deadline) {
            heard = heard(ana, bo, recording);
        }
        assertThat(heard).as("heard by agent, colleague and person").isEqualTo(wanted);
    }

    private static List<String> heard(DeskTab ana, DeskTab bo, Path recording)
            throws IOException, InterruptedException {
        long from = Files.size(recording);
        ana.value("window.loud = {}");
        bo.value("window.loud = {}");
        Thread.sleep(3_000);
        return List.of(
                ana.value(Pitch.HEARD),
                bo.value(Pitch.HEARD),
                Pitch.recorded(recording, 1, from, Files.size(recording)));
    }
}
