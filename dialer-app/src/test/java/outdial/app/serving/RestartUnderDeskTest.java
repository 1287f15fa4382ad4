package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.sql.Real;

/** The whole program starts anew while an agent talks through their page, on a real exchange. */
@RealPbx
@Real("browser")
final class RestartUnderDeskTest {
    private static final String PASSWORD = "a desk of one's own";

    private final Rig rig;

    RestartUnderDeskTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void the_agent_signs_in_again_in_the_page_and_talks_on_with_the_person_who_waited(@TempDir Path folder)
            throws Exception {
        rig.forgetDialers();
        Path var = folder.resolve("var");
        try (var browser = Chromium.withMicrophone(folder.resolve("chromium"))) {
            int port;
            DeskTab ana;
            try (var program = RunningProgram.start(var)) {
                port = program.port();
                ana = new DeskTab(browser, "http://127.0.0.1:" + port);
                ExchangeCampaign.make(program, folder, PASSWORD, Map.of("Tone", "12125558000"));
                try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                    floor.start(_ -> {});
                    ana.begin("ana", PASSWORD);
                    ana.listens();
                    ana.press("F4");
                    ana.is("Talking");
                    ana.hears();
                    ana.press("F10");
                    ana.until("document.activeElement?.id === 'note'");
                    ana.type("Likes to talk");
                }
            }
            long from = System.nanoTime();
            try (var program = RunningProgram.again(var, Map.of("outdial.web.port", Integer.toString(port)));
                    var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                IO.println("From the end of the program to its start: " + since(from) + " ms");
                ana.until("!!document.querySelector('form.again input')");
                ana.value("document.querySelector('form.again input').focus()");
                ana.type(PASSWORD);
                ana.press("Enter");
                ana.until("!document.querySelector('form.again')");
                ana.is("Talking");
                ana.hears();
                IO.println("From the end of the program to the person's voice: " + since(from) + " ms");
                assertThat(ana.value("document.getElementById('note').value")).isEqualTo("Likes to talk");
                ana.endsAs("refu");
                ana.is("Paused");
            }
            ana.close();
        }
    }

    private static long since(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }
}
