package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.CALL_NOTE;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.rig.Wire;
import outdial.sql.Real;
import outdial.sql.TestDb;

/** What goes wrong around an agent who talks: each is said in a sentence, the person stays, and nothing typed is lost. */
@RealPbx
@Real("browser")
final class DeskTroubleTest {
    /** 1004 Hz from the first packet, until somebody hangs up. */
    private static final Map<String, String> TONE = Map.of("Tone", "12125558000");
    /** Says hello, and echoes. */
    private static final Map<String, String> ECHO = Map.of("Echo", "12125550003");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "a desk of one's own";

    private final Rig rig;

    DeskTroubleTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void who_has_no_microphone_or_denies_it_is_told_what_to_do(@TempDir Path folder) throws Exception {
        rig.forgetDialers();
        try (var program = RunningProgram.start(folder.resolve("var"))) {
            ExchangeCampaign.make(program, folder, PASSWORD, TONE);
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                try (var browser = Chromium.withoutMicrophone(folder.resolve("none"));
                        var ana = new DeskTab(browser, "http://127.0.0.1:" + program.port())) {
                    ana.sitsDown("ana", PASSWORD);
                    ana.until(shows("No microphone was found. Plug in your headset"));
                }
                try (var browser = Chromium.thatDenies(folder.resolve("denied"));
                        var bo = new DeskTab(browser, "http://127.0.0.1:" + program.port())) {
                    bo.sitsDown("bo", PASSWORD);
                    bo.until(shows("The browser may not use your microphone. Allow it"));
                }
            }
        }
    }

    @Test
    void a_headset_that_is_pulled_out_is_told_of_and_heard_again_when_it_is_put_in(@TempDir Path folder)
            throws Exception {
        rig.forgetDialers();
        try (var program = RunningProgram.start(folder.resolve("var"));
                var browser = Chromium.withMicrophone(folder.resolve("chromium"));
                var ana = new DeskTab(browser, "http://127.0.0.1:" + program.port())) {
            ExchangeCampaign.make(program, folder, PASSWORD, ECHO);
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                ana.canUnplug();
                ana.begin("ana", PASSWORD);
                ana.listens();
                ana.press("F4");
                ana.is("Talking");
                ana.hears(); // themselves
                ana.plugs(false);
                ana.until(shows("Your headset was unplugged: the person can"));
                ana.hearsNothingFor(Duration.ofSeconds(2));
                ana.is("Talking");
                ana.plugs(true);
                ana.until("!" + shows("Your headset was unplugged"));
                ana.hears();
            }
        }
    }

    @Test
    void whatever_breaks_the_person_stays_and_what_was_typed_is_kept(@TempDir Path folder) throws Exception {
        rig.forgetDialers();
        var database = ((HikariDataSource) TestDb.mariaDb().source()).getJdbcUrl();
        int port = Integer.parseInt(database.replaceFirst(".*?:([0-9]+)/.*", "$1"));
        try (var toDatabase = new Wire("127.0.0.1", port);
                var program = RunningProgram.start(
                        folder.resolve("var"),
                        Map.of("outdial.database.url", database.replace(":" + port, ":" + toDatabase.port())));
                var toProgram = new Wire("127.0.0.1", program.port());
                var browser = Chromium.withMicrophone(folder.resolve("chromium"));
                var ana = new DeskTab(browser, "http://127.0.0.1:" + toProgram.port())) {
            ExchangeCampaign.make(program, folder, PASSWORD, TONE);
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                findsWebSocketsBlocked(ana, toProgram);
                ana.listens();
                ana.press("F4");
                ana.is("Talking");
                ana.hears();
                ana.until("document.querySelector('.contact')?.hidden === false");
                ana.press("F10");
                isCutOff(ana, toProgram);
                opensASecondTab(ana, browser, "http://127.0.0.1:" + toProgram.port());
                isSignedOut(ana);
                losesTheDatabase(ana, toDatabase, program);
                losesTheExchange(ana);
            }
        }
    }

    private static String shows(String words) {
        return "document.body.innerText.includes('" + words + "')";
    }

    private static String noted(String text) {
        return "document.getElementById('note')?.value === '" + text + "'";
    }

    private static void findsWebSocketsBlocked(DeskTab ana, Wire toProgram) throws IOException {
        toProgram.refuse("GET /desk/phone ");
        ana.sitsDown("ana", PASSWORD);
        ana.until(shows("something between this browser and the program blocks WebSocket"));
        toProgram.refuse("");
        ana.is("Paused");
    }

    /** Fifteen seconds without the program; the agent writes on. */
    private static void isCutOff(DeskTab ana, Wire toProgram) throws Exception {
        ana.until("document.activeElement?.id === 'note'");
        ana.type("Likes");
        toProgram.cut();
        long from = System.nanoTime();
        ana.until(shows("The connection is lost."));
        IO.println("From the cut until the page says so: " + since(from) + " ms");
        ana.type(" to talk");
        Thread.sleep(Math.max(0, 15_000 - since(from)));
        toProgram.mend();
        from = System.nanoTime();
        ana.is("Talking");
        ana.until("!" + shows("The connection is lost."));
        IO.println("From the mending until the desk is whole: " + since(from) + " ms");
        assertThat(ana.value("document.getElementById('note').value + '|' + document.activeElement.id"))
                .isEqualTo("Likes to talk|note");
        ana.hears();
        IO.println("From the mending until the person is heard again: " + since(from) + " ms");
    }

    private static long since(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }

    private static void opensASecondTab(DeskTab ana, Chromium browser, String home) throws Exception {
        try (var second = new DeskTab(browser, home)) {
            second.reload();
            second.is("Talking");
            second.until(noted("Likes to talk"));
            ana.until(shows("Your desk is open in another tab or window now."));
            ana.value(
                    "[...document.querySelectorAll('button')].find(one => one.innerText === 'Work here instead').click()");
            ana.is("Talking");
            second.until(shows("Your desk is open in another tab or window now."));
        }
        ana.until("!" + shows("Your desk is open in another tab or window now."));
        ana.hears();
    }

    private static void isSignedOut(DeskTab ana) throws IOException {
        ana.forgetSession();
        ana.value("document.getElementById('note').focus()");
        ana.type(", slowly");
        ana.until(shows("You are signed out. Your call goes on and what you typed is kept here."));
        ana.value("document.querySelector('form.again input').focus()");
        ana.type(PASSWORD);
        ana.press("Enter");
        ana.until("!" + shows("You are signed out."));
        ana.is("Talking");
        assertThat(ana.value("document.getElementById('note').value")).contains(", slowly");
        ana.hears();
    }

    private static void losesTheDatabase(DeskTab ana, Wire toDatabase, RunningProgram program) throws Exception {
        toDatabase.cut();
        ana.value("document.getElementById('note').focus()");
        ana.type(" and kindly");
        String written = ana.value("document.getElementById('note').value");
        Thread.sleep(8_000);
        ana.is("Talking");
        toDatabase.mend();
        Instant end = now().plus(PATIENCE);
        while (program.part(DSLContext.class).fetchCount(CALL_NOTE, CALL_NOTE.NOTE.eq(written)) == 0) {
            assertThat(now()).as("stored: " + written).isBefore(end);
            Thread.sleep(100);
        }
        assertThat(written).contains("Likes to talk", ", slowly", " and kindly");
        ana.hears();
    }

    /** It takes the call with it; the agent says how that ended and goes on with a phone that is called anew. */
    private void losesTheExchange(DeskTab ana) throws Exception {
        rig.pbx().kill();
        ana.until(shows("Your phone lost the exchange."));
        rig.pbx().start();
        ana.until("!" + shows("Your phone lost the exchange."));
        ana.is("Wrap-up");
        ana.type("refu");
        ana.press("Enter");
        ana.is("Ready");
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
