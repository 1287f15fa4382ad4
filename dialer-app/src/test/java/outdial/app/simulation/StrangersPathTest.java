package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.ReadBook;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.desk.Desks;
import outdial.app.web.desk.Practice;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.live.LiveFeed;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.sql.Real;

/**
 * Somebody who has read nothing but the README: from the first page of the demonstration over a list of their own to a
 * call as an agent and to the workbook, with mouse and keyboard alone. Prints how long the machine and the clicks took.
 */
@Real("browser")
final class StrangersPathTest {
    private static final int MOST_CLICKS = 30;
    private static final Duration MOST_TIME = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private int clicks;

    @Test
    void a_list_of_ones_own_is_called_and_its_workbook_taken_home_in_ten_minutes_and_thirty_clicks(@TempDir Path folder)
            throws Exception {
        long began = System.nanoTime();
        Path list = Files.writeString(folder.resolve("my leads.csv"), leads());
        try (var program = RunningProgram.start(folder.resolve("var"));
                var running = demonstration(program, folder.resolve("var"));
                var browser = Chromium.start(folder.resolve("chromium"));
                var tab = browser.tab(1280, 720, false)) {
            running.seat(program.part(Desks.class));
            running.show(program.part(LiveFeed.class));
            program.part(Practice.class).open(running.centre(), running.floor());
            program.part(RunningFloor.class).connect(running::tell, gate());
            var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
            tab.downloadTo(folder);
            tab.go("http://127.0.0.1:" + program.port() + "/?language=en");

            signIn(tab, admin.signIn(), admin.password());
            client(tab);
            String campaign = campaign(tab);
            imports(tab, list);
            click(tab, "main button.main", "Start");
            tab.until("document.querySelector('main').innerText.includes('is running')");
            takesACall(tab);
            signIn(tab, admin.signIn(), admin.password());
            click(tab, "nav a", "Campaigns");
            click(tab, "main a", "My campaign");
            tab.until("location.pathname === '" + campaign + "'");
            tab.until("/Attempts\\s+[1-9]/.test(document.querySelector('main').innerText)", PATIENCE);
            click(tab, "main button", "Download");
            click(tab, "main .dialog button", "Workbook");
            tab.until("!!document.querySelector('main .files a')", PATIENCE);
            click(tab, "main .files a", ".xlsx");
            assertThat(outcomes(folder).keySet())
                    .as("outcomes; blank while a call goes on")
                    .anyMatch(outcome -> !outcome.isEmpty());
            assertThat(tab.complaints()).isEmpty();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        IO.println("The stranger's path: " + clicks + " clicks, " + took.toSeconds() + " s");
        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(took).isLessThan(MOST_TIME);
    }

    private static ComplianceGate gate() {
        return new ComplianceGate(RuleBook.exercise());
    }

    private static RunningDemonstration demonstration(RunningProgram program, Path var) throws IOException {
        var demonstration = new Demonstration(program.part(DataSource.class), program.part(InstantSource.class), var);
        demonstration.prepare((_, _) -> {});
        return demonstration.start(gate(), 5, 1, 1);
    }

    /** Numbers for fiction that, by the made-up exchange's rule, are answered by people who stay. */
    private static String leads() {
        return IntStream.rangeClosed(201, 210)
                .filter(area -> area != 204) // Manitoba
                .boxed()
                .flatMap(area ->
                        Stream.of(0, 2).map(ring -> "Own,Lead %d%d,+1 %d 555 0%d00".formatted(area, ring, area, ring)))
                .collect(Collectors.joining("\n", "First name,Last name,Phone\n", "\n"));
    }

    private void click(Tab tab, String selector, String says) throws IOException {
        clicks++;
        tab.click(selector, says);
    }

    private static void signIn(Tab tab, String name, String password) throws IOException {
        tab.until("document.activeElement?.id === 'sign-in'");
        tab.type(name);
        tab.press("Tab");
        tab.until("document.activeElement?.id === 'password'");
        tab.type(password);
        tab.press("Enter");
        tab.until("location.pathname === '/' && document.body.innerText.includes('Hello, ')");
    }

    private void client(Tab tab) throws IOException {
        click(tab, "nav a", "Clients");
        click(tab, "main a", "Add a client");
        tab.until("document.activeElement?.name === 'name'");
        tab.type("My company");
        tab.press("Enter");
        click(tab, "main a", "Add a caller number first");
        tab.until("document.activeElement?.name === 'number'");
        tab.type("+1 202 555 0110");
        click(tab, "#f-right", "");
        tab.type("Contract 12");
        tab.press("Enter");
        tab.until("document.body.innerText.includes('+12025550110')");
    }

    /** The address of the page of the new campaign. */
    private String campaign(Tab tab) throws IOException {
        click(tab, "nav.tabs a", "Campaigns");
        click(tab, "main a", "New campaign");
        tab.until("document.activeElement?.name === 'name'");
        tab.type("My campaign");
        tab.press("Enter");
        tab.until("/campaigns\\/[0-9]+$/.test(location.pathname)");
        return tab.value("location.pathname");
    }

    private void imports(Tab tab, Path list) throws IOException {
        click(tab, "main a", "Import a list");
        tab.until("!!document.querySelector('input[type=file]')");
        clicks += 2; // the field, and the file in the window that opens
        tab.choose(list);
        click(tab, "main form button", "Look at it");
        click(tab, "main button.main", "Import into My campaign");
        tab.until("document.body.innerText.includes('Every row came in without a remark')", PATIENCE);
        click(tab, "main a", "To My campaign");
    }

    private void takesACall(Tab tab) throws IOException {
        click(tab, "form button", "Sign out");
        click(tab, ".practice button", "");
        tab.until("location.pathname === '/desk' && !!document.querySelector('.big-button')");
        tab.press("Enter");
        tab.until(says("Paused"), PATIENCE);
        tab.press("F4");
        tab.until(says("Talking"), PATIENCE);
        tab.until("document.querySelector('.contact')?.hidden === false");
        tab.press("F4"); // a pause after this call
        tab.press("F8");
        tab.until("document.querySelector('.outcome')?.hidden === false");
        tab.type("refu");
        tab.press("Enter");
        tab.until(says("Paused"), PATIENCE);
        click(tab, "#sign-out button", "");
        tab.until("document.activeElement?.id === 'sign-in'", PATIENCE);
    }

    private static String says(String status) {
        return "!!document.querySelector('.status')?.innerText.includes('" + status + "')";
    }

    /** How often each outcome stands in the workbook that was taken home. */
    private static Map<String, Long> outcomes(Path folder) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> books =
                        files.filter(file -> file.toString().endsWith(".xlsx")).toList();
                if (!books.isEmpty()) {
                    return ReadBook.rows(books.getFirst(), "Attempts", "Outcome").stream()
                            .collect(Collectors.groupingBy(
                                    row -> row.getOrDefault("Outcome", ""), Collectors.counting()));
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No workbook came");
    }
}
