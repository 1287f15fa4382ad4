package outdial.app.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.SignInPage;
import outdial.sql.Real;

/**
 * The office's pages in a real browser: nothing cut off, nothing refused by the policy, and no serious finding of axe.
 * The pictures lie in {@code target/pictures} for a person to look at.
 */
@Real("browser")
class OfficeInBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures/office");
    private static final Path AXE = Path.of("src/main/web/node_modules/axe-core/axe.min.js");

    private static RunningProgram program;
    private static TwoClients things;
    private static FirstAdministrator.Created admin;
    private static Chromium browser;
    private static String axe = "";

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        things = new TwoClients(program, folder);
        browser = Chromium.start(folder.resolve("chromium"));
        axe = Files.readString(AXE);
    }

    @AfterAll
    static void stop() {
        browser.close();
        program.close();
    }

    private static List<String> pages() {
        String client = "/clients/" + things.other.client().value();
        String campaign = client + "/campaigns/" + things.other.campaign().value();
        return List.of(
                "/",
                "/live",
                "/live/agents/" + things.agent,
                "/no-seat",
                "/campaigns",
                campaign,
                campaign + "/settings",
                campaign + "/dispositions",
                client,
                client + "/campaigns/new",
                client + "/lists",
                client + "/imports/" + things.other.run(),
                client + "/caller-numbers",
                client + "/caller-numbers/new",
                client + "/caller-fitness",
                client + "/caller-fitness/new",
                client + "/stricter",
                client + "/stricter/new",
                client + "/stricter/" + things.other.directed().strictRule(),
                client + "/overrides",
                client + "/overrides/new",
                client + "/scripts",
                client + "/scripts/" + things.other.script(),
                client + "/messages/new",
                client + "/questionnaires/" + things.other.questionnaire(),
                client + "/products",
                client + "/products/new",
                client + "/do-not-call",
                client + "/do-not-call/new",
                client + "/do-not-call/copy",
                client + "/consents",
                client + "/consents/new",
                client + "/persons",
                client + "/retention",
                client + "/evidence",
                client + "/leads/" + things.other.lead(),
                "/search?number=12",
                "/callbacks",
                "/clients",
                "/clients/opt-outs",
                "/users",
                "/users/new",
                "/teams",
                "/skills/" + things.skill,
                "/floor",
                "/live/break",
                "/teams/" + things.team,
                "/phones",
                "/phones/" + things.agent,
                "/rules",
                "/rules/place?of=US",
                "/rules/trial",
                "/rules/suspensions",
                "/rules/suspensions/new",
                "/rules/registers",
                "/reports",
                "/reports/rows",
                "/reports/files",
                "/reports/schedules",
                "/reports/schedules/new",
                "/audit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "bg", "nl", "lt", "fa"})
    void every_page_is_whole_and_accessible_in_both_themes(String language) throws Exception {
        try (var tab = browser.tab(1280, 720, false)) {
            tab.go(address("/sign-in?language=" + language));
            SignInPage.signIn(tab, admin.signIn(), admin.password());
            var wrong = new ArrayList<String>();
            for (String page : pages()) {
                tab.go(address(page));
                String name = page.replaceAll("[^a-z-]+", "_") + "-" + language;
                tab.picture(PICTURES.resolve(name + ".png"));
                if (!"true".equals(tab.value("document.documentElement.scrollWidth <= innerWidth"))) {
                    wrong.add(page + ": something is cut off at the side");
                }
                String findings = findings(tab, "{}");
                tab.dark(true);
                String inTheDark = findings(tab, "{runOnly: ['color-contrast']}");
                if (language.equals("en")) {
                    tab.picture(PICTURES.resolve(name + "-dark.png"));
                }
                tab.dark(false);
                if (!"[][]".equals(findings + inTheDark)) {
                    wrong.add(page + ": " + findings + ", in the dark " + inTheDark);
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /** Serious and critical findings of axe, which is put into the page by the browser's own tools. */
    private static String findings(Tab tab, String rules) throws IOException {
        if (!"object".equals(tab.value("typeof axe"))) {
            tab.value(axe + "; 1");
        }
        tab.value("delete window.found; window.rules = " + rules + "; 1");
        tab.value("""
                axe.run(document, {resultTypes: ['violations'], ...window.rules}).then(found => { window.found = JSON.stringify(
                  found.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
                    .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html).join(' | '))); }); 1""");
        tab.until("typeof window.found === 'string'");
        return tab.value("window.found");
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + program.port() + path;
    }
}
