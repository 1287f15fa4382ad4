package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.MACHINE_CHECK;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.simulation.Demonstration;
import outdial.app.simulation.RunningDemonstration;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.sql.Real;

/** A newcomer at a desk, all of whose calls the detector takes for machines, wrongly; pictures in {@code target/pictures}. */
@Real("browser")
class SampledAtTheDeskTest {
    private static final Path PICTURES = Path.of("target/pictures/sampled");
    private static final String ASKED = "!!document.querySelector('.sampled button.end')";

    private static RunningProgram program;
    private static RunningDemonstration running;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        Path list = folder.resolve("var/imports/sample-leads.csv");
        Files.createDirectories(list.getParent());
        Files.writeString(list, leads());
        program = RunningProgram.start(folder.resolve("var"));
        var demonstration = new Demonstration(
                program.part(DataSource.class), program.part(InstantSource.class), folder.resolve("var"));
        demonstration.prepare((_, _) -> {});
        sql().execute("UPDATE campaign SET checked_share = 1, is_machine_detected = TRUE");
        running = demonstration.start(new ComplianceGate(RuleBook.exercise()), 1, 1, 2);
        running.seat(program.part(Desks.class));
        program.part(Practice.class).open(running.centre(), running.floor());
    }

    /** People who answer at once, talk long and stay until they are told goodbye. */
    private static String leads() {
        return IntStream.rangeClosed(201, 219)
                .filter(area -> area != 204 && area != 211) // Manitoba; not an area
                .mapToObj(area -> "Lead,Number %d,+1%d5550001".formatted(area, area))
                .collect(Collectors.joining("\n", "First name,Last name,Phone\n", "\n"));
    }

    @AfterAll
    static void stop() {
        running.close();
        program.close();
    }

    private static DSLContext sql() {
        return program.part(DSLContext.class);
    }

    @Test
    void an_agent_is_asked_who_is_there_and_a_person_becomes_an_ordinary_talk() throws Exception {
        try (var browser = Chromium.start(folder.resolve("chromium"));
                var tab = browser.tab(1280, 720, false)) {
            String address = "http://127.0.0.1:" + program.port();
            tab.go(address + "/?language=en");
            tab.leave("document.querySelector('.practice button').click()");
            tab.until("location.pathname === '/desk' && !!document.querySelector('.big-button')");
            tab.press("Enter");
            tab.until("!!document.querySelector('.status')?.innerText.includes('Paused')");
            tab.press("F4");
            tab.until(ASKED, Duration.ofMinutes(1));
            tab.picture(PICTURES.resolve("desk-en.png"));
            assertThat(tab.value("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo("true");
            tab.value("document.querySelector('.sampled button:not(.end)').click()");
            tab.until("!document.querySelector('.sampled') && [...document.querySelectorAll('button.end')]"
                    + ".some(one => one.textContent.includes('F2'))");
            Instant late = Instant.now().plusSeconds(20);
            while (personsHeard() == 0 && Instant.now().isBefore(late)) {
                Thread.sleep(100);
            }
            assertThat(personsHeard()).isEqualTo(1);
        }
    }

    /** By the newcomer, not by the simulated agent. */
    private static int personsHeard() {
        return sql().fetchCount(
                        MACHINE_CHECK.join(AGENT).on(AGENT.ID.eq(MACHINE_CHECK.AGENT_ID)),
                        MACHINE_CHECK.IS_PERSON.isTrue().and(AGENT.NAME.startsWith("Visitor")));
    }
}
