package outdial.app.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.SignInPage;
import outdial.sql.Real;

/** The pages in a real browser; its pictures lie in {@code target/pictures} for a person to look at. */
@Real("browser")
class LivePageInBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static RunningProgram program;
    private static FirstAdministrator.Created admin;
    private static Chromium browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        program = RunningProgram.start(folder.resolve("var"));
        admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        browser = Chromium.start(folder.resolve("chromium"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        program.close();
    }

    @ParameterizedTest
    @CsvSource({"en, false", "en, true", "bg, false", "nl, false", "lt, true", "fa, false"})
    void a_person_signs_in_and_sees_the_floor_move(String language, boolean dark) throws Exception {
        try (var tab = browser.tab(1280, 720, dark)) {
            String name = language + (dark ? "-dark" : "");
            tab.go(address("/sign-in?language=" + language));
            tab.until("document.documentElement.lang === '" + language + "' && document.readyState === 'complete'");
            tab.picture(PICTURES.resolve("sign-in-" + name + ".png"));
            signIn(tab);
            program.part(LiveFeed.class).publish(LiveView.nothing(Samples.NOON));
            tab.until("document.querySelectorAll('tbody tr').length === 0");
            tab.picture(PICTURES.resolve("live-empty-" + name + ".png"));
            program.part(LiveFeed.class).publish(Samples.busyFloor());
            tab.until("document.querySelectorAll('tbody tr').length > 20");
            tab.picture(PICTURES.resolve("live-" + name + ".png"));
            assertThat(tab.value("document.documentElement.dir")).isEqualTo("fa".equals(language) ? "rtl" : "ltr");
            assertThat(tab.value("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is cut off at the side")
                    .isEqualTo("true");
            signOut(tab);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void the_page_works_at_400_percent() throws Exception {
        try (var tab = browser.tab(320, 640, false)) {
            tab.go(address("/sign-in?language=en"));
            signIn(tab);
            program.part(LiveFeed.class).publish(Samples.busyFloor());
            tab.until("document.querySelectorAll('tbody tr').length > 20");
            tab.picture(PICTURES.resolve("live-narrow.png"));
            assertThat(tab.value("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo("true");
            signOut(tab);
        }
    }

    private static void signIn(Tab tab) throws IOException {
        SignInPage.signIn(tab, admin.signIn(), admin.password());
        tab.go(address("/live"));
    }

    private static void signOut(Tab tab) throws IOException {
        tab.leave("document.querySelector('form[action=\"/sign-out\"] button').click()");
        tab.until("location.pathname === '/sign-in' && document.readyState === 'complete'");
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + program.port() + path;
    }
}
