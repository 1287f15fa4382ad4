package outdial.app.web.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AUDIT_EVENT;
import static outdial.sql.gen.Tables.CLIENT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.simulation.Demonstration;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.SignInPage;
import outdial.app.web.desk.Desks;
import outdial.app.web.desk.Practice;
import outdial.app.web.live.LiveFeed;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.sql.Real;

/** A supervisor at the wallboard and an agent at the desk, both in a browser, on the floor of the demonstration. */
@Real("browser")
class SupervisorInBrowserTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void what_a_supervisor_does_on_the_wallboard_reaches_the_agents_desk(@TempDir Path folder) throws Exception {
        try (var program = RunningProgram.start(folder.resolve("var"))) {
            var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
            var demonstration = new Demonstration(
                    program.part(DataSource.class), program.part(InstantSource.class), folder.resolve("var"));
            demonstration.prepare((_, _) -> {});
            // Every client of the demonstration wants agents to know of everybody.
            program.part(DSLContext.class)
                    .update(CLIENT)
                    .set(CLIENT.SUPERVISION_TOLD, "ALWAYS")
                    .execute();
            try (var running = demonstration.start(new ComplianceGate(RuleBook.exercise()), 2, 1, 2);
                    var browser = Chromium.start(folder.resolve("chromium"));
                    var desk = browser.tab(1280, 720, false);
                    var board = browser.tab(1280, 720, false)) {
                running.supervise(program.part(Supervision.class));
                running.show(program.part(LiveFeed.class));
                running.seat(program.part(Desks.class));
                program.part(Practice.class).open(running.centre(), running.floor());
                program.part(outdial.app.web.door.RunningFloor.class)
                        .connect(running::tell, new ComplianceGate(RuleBook.exercise()));
                sitsDown(desk, "http://127.0.0.1:" + program.port());
                opensTheAgent(board, program, admin);
                writes(board, desk);
                listens(board, desk);
                pauses(board, desk);
                var sql = program.part(DSLContext.class);
                assertThat(sql.select(AUDIT_EVENT.ACTION)
                                .from(AUDIT_EVENT)
                                .where(AUDIT_EVENT.ACTION.in("AGENT_TOLD", "CALL_SUPERVISED", "AGENT_PAUSED"))
                                .orderBy(AUDIT_EVENT.ID)
                                .fetch(AUDIT_EVENT.ACTION))
                        .startsWith("AGENT_TOLD", "CALL_SUPERVISED")
                        .endsWith("AGENT_PAUSED");
                assertThat(board.complaints()).isEmpty();
                assertThat(desk.complaints()).isEmpty();
            }
        }
    }

    private static void sitsDown(Tab desk, String address) throws IOException {
        desk.go(address + "/sign-in?language=en");
        desk.leave("document.querySelector('form[action=\"/sign-in/practice\"] button').click()");
        desk.until("location.pathname === '/desk' && !!document.querySelector('.big-button')", PATIENCE);
        desk.press("Enter");
        desk.until(status("Paused"), PATIENCE);
        desk.press("F4");
        desk.until(status("Talking"), PATIENCE);
    }

    private static String status(String says) {
        return "!!document.querySelector('.status')?.innerText.includes('" + says + "')";
    }

    /** Another name of this machine: so the two have sessions of their own. */
    private static void opensTheAgent(Tab board, RunningProgram program, FirstAdministrator.Created admin)
            throws IOException {
        String home = "http://localhost:" + program.port();
        board.go(home + "/sign-in?language=en");
        SignInPage.signIn(board, admin.signIn(), admin.password());
        board.go(home + "/live");
        String link = "[...document.querySelectorAll('tr[data-agent] a')].find(one => one.innerText === 'Visitor 1')";
        board.until("!!" + link, PATIENCE);
        board.leave(link + ".click()");
        board.until("!!document.getElementById('supervise') && document.readyState === 'complete'", PATIENCE);
    }

    private static void writes(Tab board, Tab desk) throws IOException {
        board.value("document.querySelector('textarea[name=said]').value = 'Well done <b>indeed</b>'");
        board.leave("document.querySelector('form[action$=\"/message\"]').requestSubmit()");
        board.until("document.body.innerText.includes('Visitor 1 sees the message')", PATIENCE);
        desk.until(
                "[...document.querySelectorAll('#notes .note')]"
                        + ".some(one => one.innerText.includes('Well done <b>indeed</b>'))",
                PATIENCE);
    }

    /** Simulated people may hang up at any moment, and then it is for the next call. */
    private static void listens(Tab board, Tab desk) throws IOException {
        String in = "document.querySelector('[data-how=BARGE]').getAttribute('aria-pressed') === 'true'"
                + " && !document.querySelector('#supervise [data-mark]').hidden";
        String press = "(() => { if (" + in
                + ") return true; document.querySelector('[data-how=BARGE]').click(); return false; })()";
        String watched = "!!document.querySelector('#notes .note[data-note=watched]')";
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            assertThat(System.nanoTime()).isLessThan(end);
            board.until(press, PATIENCE);
        } while (!"true".equals(desk.value(watched)));
        board.value("document.querySelector('#supervise [data-end]').click()");
        board.until("document.querySelector('#supervise [data-end]').hidden", PATIENCE);
        desk.until("!" + watched, PATIENCE);
    }

    private static void pauses(Tab board, Tab desk) throws IOException {
        board.value("document.querySelector('select[name=reason]').value = 'MEETING'");
        board.leave("document.querySelector('form[action$=\"/pause\"]').requestSubmit()");
        board.until("document.body.innerText.includes('gets no new calls')", PATIENCE);
        // At once, or after the call that the desk has: the desk says that it will be.
        desk.until(status("Paused") + " || !!document.querySelector('#doing .toggle[aria-pressed=true]')", PATIENCE);
    }
}
