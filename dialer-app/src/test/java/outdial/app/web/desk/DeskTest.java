package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CALL_NOTE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;

/** A newcomer at a desk of the running demonstration, by the wire and by the keyboard. */
class DeskTest {
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
        running = demonstration.start(new ComplianceGate(RuleBook.exercise()), 1, 1, 2);
        running.seat(program.part(Desks.class));
        program.part(Practice.class).open(running.centre(), running.floor());
    }

    /** A small list in place of the sample: numbers that belong to the simulated population. */
    private static String leads() {
        return IntStream.range(0, 300)
                .mapToObj(n -> "Lead,Number %d,+1%d55501%02d".formatted(n, 212 + n / 100, n % 100))
                .collect(Collectors.joining("\n", "First name,Last name,Phone\n", "\n"));
    }

    @AfterAll
    static void stop() {
        running.close();
        program.close();
    }

    @Test
    void a_call_is_taken_answered_and_disposed_of_and_nothing_said_twice_counts_twice() throws Exception {
        try (var visitor = new DeskVisitor(program.port())) {
            visitor.sitDown();
            var line = visitor.open("page1");
            assertThat(line.next("hello", _ -> true).path("simulated").asBoolean())
                    .isTrue();
            line.seat("OFFLINE");
            assertThat(visitor.say(1, "start").statusCode()).isEqualTo(200);
            line.seat("PAUSED");
            visitor.say(2, "ready");
            JsonNode talking = line.seat("TALKING");
            String attempt = talking.path("attempt").asString();
            JsonNode card = line.next("card", event -> event.text("attempt").equals(attempt));
            assertThat(card.path("name").asString()).isNotBlank();
            assertThat(card.path("script").asString())
                    .contains(card.path("name").asString(), "Visitor 1");

            visitor.say(3, "note", Map.of("attempt", attempt, "text", "<script>alert(1)</script>"));
            visitor.say(4, "note", Map.of("attempt", attempt, "text", "Speaks softly"));
            visitor.say(3, "note", Map.of("attempt", attempt, "text", "older"));
            assertThat(sql().fetchSingle(CALL_NOTE).getNote()).isEqualTo("Speaks softly");

            assertThat(visitor.say(5, "note", Map.of("attempt", "4711", "text", "x"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(visitor.say(6, "dispose", Map.of("attempt", attempt, "code", "NO_SUCH"))
                            .body())
                    .contains("not offered any more");
            long past = 1;
            assertThat(visitor.say(7, "dispose", Map.of("attempt", attempt, "code", "CALLBACK", "due", past))
                            .statusCode())
                    .isEqualTo(409);
            JsonNode times = visitor.json("/desk/times?attempt=" + attempt);
            long due = times.path("from").asLong() + 4 * times.path("step").asLong();
            var promise = Map.<String, Object>of("attempt", attempt, "code", "CALLBACK", "due", due, "mine", true);
            assertThat(visitor.say(8, "dispose", promise).statusCode()).isEqualTo(200);
            assertThat(visitor.say(8, "dispose", promise).statusCode()).isEqualTo(200);
            line.next("seat", event -> !event.text("attempt").equals(attempt));
            visitor.say(9, "pause");
            var kept = CALLBACK.PROMISED_IN.eq(Long.parseLong(attempt));
            until(() -> sql().fetchCount(CALLBACK, kept) == 1);
            assertThat(sql().fetchSingle(CALLBACK, kept).getDueAt().toEpochMilli())
                    .isEqualTo(due);

            var other = visitor.open("page2");
            line.next("taken", _ -> true);
            other.next("hello", _ -> true);
            visitor.open("page1").next("taken", _ -> true);
        }
    }

    /** The whole of it as a person does it: nothing but keys once the page is there. */
    @Test
    @Real("browser")
    void a_newcomer_takes_a_simulated_call_by_keyboard_and_a_reload_keeps_the_person_and_every_keystroke()
            throws Exception {
        try (var browser = Chromium.start(folder.resolve("chromium"));
                var tab = browser.tab(1280, 720, false)) {
            tab.go("http://127.0.0.1:" + program.port() + "/?language=en");
            tab.value("document.querySelector('.practice button').click()");
            tab.until("location.pathname === '/desk' && !!document.querySelector('.big-button')");
            tab.press("Enter");
            tab.until("document.querySelector('.status')?.innerText.includes('Paused')");
            tab.press("F4");
            tab.until("document.querySelector('.status')?.innerText.includes('Talking')", Duration.ofMinutes(2));
            tab.until("!!document.querySelector('.contact h1')");
            String name = tab.value("document.querySelector('.contact h1').innerText");
            tab.press("F10");
            tab.type("Likes to talk");
            tab.press("F8"); // while the note may still wait to be sent
            tab.press("Escape");
            tab.go("http://127.0.0.1:" + program.port() + "/desk");
            tab.until("!!document.querySelector('.contact h1')");
            assertThat(tab.value("document.querySelector('.contact h1').innerText"))
                    .isEqualTo(name);
            assertThat(tab.value("document.getElementById('note').value")).isEqualTo("Likes to talk");
            tab.until("document.querySelector('.status')?.innerText.includes('Talking')");
            tab.press("F8");
            tab.type("not rea");
            tab.press("Enter");
            tab.until("document.querySelector('#desk').classList.contains('idle')"
                    + " || document.querySelector('.contact h1')?.innerText !== '" + name.replace("'", "\\'") + "'");
            until(() -> sql().fetchCount(ATTEMPT, ATTEMPT.DISPOSITION.eq("NOT_REACHED")) > 0);
            until(() -> sql().fetchCount(CALL_NOTE, CALL_NOTE.NOTE.eq("Likes to talk")) == 1);
            assertThat(tab.value("document.documentElement.scrollHeight <= innerHeight"))
                    .isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private interface Question {
        boolean isTrue();
    }

    private static void until(Question question) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!question.isTrue()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static DSLContext sql() {
        return program.part(DSLContext.class);
    }
}
