package outdial.app.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.web.SignInPage;
import outdial.sql.Real;

/** The page of a file in a real browser; its pictures lie in {@code target/pictures/upload} for a person to look at. */
@Real("browser")
class UploadWizardInBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures/upload");

    @TempDir
    private Path folder;

    @Test
    void the_pages_of_a_file_are_whole_and_its_buttons_do_what_they_say() throws Exception {
        try (var scene = new WizardScene(folder);
                var browser = Chromium.start(folder.resolve("chromium"));
                var tab = browser.tab(1280, 720, false)) {
            String at = "http://127.0.0.1:" + scene.program.port();
            String upload = scene.bring("leads.csv", UploadWizardTest.FILE);
            signIn(tab, at, scene);
            for (String language : new String[] {"fa", "en"}) {
                tab.go(at + upload + "?language=" + language);
                shown(tab, "look-" + language);
            }
            tab.value("document.getElementsByName('column-2')[0].value = 'full_name'");
            tab.value("document.getElementsByName('duplicates')[0].value = 'KEEP'");
            tab.leave("document.querySelector('button[formaction$=\"/dry-run\"]').click()");
            tab.until("!!document.querySelector('.reasons form button')");
            assertThat(tab.value("document.getElementsByName('column-2')[0].value"))
                    .isEqualTo("full_name");
            shown(tab, "counted");
            scene.send(upload + "/import", Map.of());
            tab.go(at + scene.settled(upload));
            tab.value("document.querySelector('[popovertarget=undo]').click()");
            tab.until("document.getElementById('undo').matches(':popover-open')");
            shown(tab, "take-back");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_feed_is_made_in_its_page_and_its_token_is_shown() throws Exception {
        try (var scene = new WizardScene(folder);
                var browser = Chromium.start(folder.resolve("chromium"));
                var tab = browser.tab(1280, 720, false)) {
            String at = "http://127.0.0.1:" + scene.program.port();
            signIn(tab, at, scene);
            for (String language : new String[] {"fa", "bg", "en"}) {
                tab.go(at + scene.client + "/lists?language=" + language);
                shown(tab, "lists-" + language);
                tab.go(at + scene.client + "/feeds?language=" + language);
                shown(tab, "feeds-none-" + language);
            }
            tab.value("document.getElementsByName('feedName')[0].value = 'Daily numbers'");
            tab.value("document.getElementsByName('fileKind')[0].value = 'DO_NOT_CALL'");
            tab.value("document.getElementsByName('listName')[0].value = 'House'");
            tab.value("document.getElementsByName('fileCountry')[0].value = 'US'");
            tab.leave("document.querySelector('form.editor button').click()");
            tab.until(
                    "document.querySelector('.note.good') !== null && /feed-[0-9]+-/.test(document.querySelector('.note.good').textContent)");
            shown(tab, "feed-made");
            tab.go(at + scene.client + "/feeds?language=fa");
            shown(tab, "feeds-fa");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static void shown(Tab tab, String name) throws IOException {
        tab.picture(PICTURES.resolve(name + ".png"));
        assertThat(tab.value("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + ": something is cut off at the side")
                .isEqualTo("true");
    }

    private static void signIn(Tab tab, String at, WizardScene scene) throws IOException {
        tab.go(at + "/sign-in");
        SignInPage.signIn(tab, scene.admin.signIn(), scene.admin.password());
    }
}
