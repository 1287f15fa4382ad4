package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.web.desk.Desks;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.compliance.pack.RulePacks;
import outdial.sql.Real;

/** Where the law asks for it, nothing of a call is recorded before the agent says that the person was told. */
@RealPbx
@Real("browser")
final class RecordingToldTest {
    private static final String PASSWORD = "a desk of one's own";
    private static final String PACK = """
            pack: test
            version: "1"
            jurisdictions:
              - id: US
                name: The country
                rules:
                  - id: us.window
                    type: calling-window
                    from: 2020-01-01
                    level: law
                    hours:
                      all: ["00:00-24:00"]
                    how: read
                    confidence: high
                    source: The test
                  - id: us.recording
                    type: recording
                    from: 2020-01-01
                    level: law
                    terms:
                      notice: tell
                    how: read
                    confidence: high
                    source: The test
            """;

    private final Rig rig;

    RecordingToldTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void nothing_is_recorded_before_the_agent_says_that_the_person_was_told(@TempDir Path folder) throws Exception {
        rig.forgetDialers();
        try (var program = RunningProgram.start(folder.resolve("var"));
                var browser = Chromium.withVoice(
                        folder.resolve("agent"), Pitch.voice(folder.resolve("agent.wav"), Pitch.AGENT));
                var ana = new DeskTab(browser, "http://127.0.0.1:" + program.port())) {
            ExchangeCampaign.make(program, folder, PASSWORD, Map.of("Tone", "12125558000"));
            var sql = program.part(DSLContext.class);
            sql.update(CAMPAIGN).set(CAMPAIGN.RECORDING, "ALL").execute();
            try (var floor = floor(program, folder)) {
                floor.start(_ -> {});
                ana.begin("ana", PASSWORD);
                ana.listens();
                ana.press("F4");
                ana.is("Talking");
                ana.until("document.querySelector('.recording.first')?.innerText.includes('first say')");
                ana.picture("recording-first");
                ana.hears();
                Thread.sleep(3_000); // of talk, which nobody may find in the file
                Path recording = recording(sql);
                long told = Files.exists(recording) ? Files.size(recording) : 0;
                ana.value("document.querySelector('.recording.first button').click()");
                ana.until("!!document.querySelector('.recording.on')");
                Thread.sleep(4_000); // of talk, half of which is listened to below
                ana.endsAs("refu");
                long end = Files.size(recording);
                long second = 8_000 * 4;
                assertThat(Pitch.recorded(recording, 0, 0, told) + Pitch.recorded(recording, 1, 0, told))
                        .as("before it was said")
                        .isEmpty();
                assertThat(Pitch.recorded(recording, 0, end - 2 * second, end - second / 2)
                                + Pitch.recorded(recording, 1, end - 2 * second, end - second / 2))
                        .as("afterwards")
                        .contains("1004", "440");
                ana.quiet();
            }
        }
    }

    private ServedFloor floor(RunningProgram program, Path folder) {
        var packs = RulePacks.of(
                Map.of("calendars.yaml", RulePacks.shippedFiles().get("calendars.yaml"), "test.yaml", PACK));
        return new ServedFloor(
                program.part(DataSource.class),
                folder.resolve("spool"),
                program.part(InstantSource.class),
                rig.link(),
                new ComplianceGate(RuleBook.house(), packs),
                program.part(Desks.class));
    }

    private Path recording(DSLContext sql) {
        Long attempt = sql.select(ATTEMPT.ID).from(ATTEMPT).fetchSingle(ATTEMPT.ID);
        return rig.recordings().resolve(attempt + ".raw");
    }
}
