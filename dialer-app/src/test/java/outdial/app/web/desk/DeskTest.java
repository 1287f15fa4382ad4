package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CALL_NOTE;
import static outdial.sql.gen.Tables.INTERVIEW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.simulation.Demonstration;
import outdial.app.simulation.RunningDemonstration;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Real;
import tools.jackson.databind.JsonNode;

/** A newcomer at a desk of the running demonstration, by the wire and by the keyboard. */
class DeskTest {
    private static final String ASKS = "!!document.activeElement?.closest('.interview')";

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
        running = demonstration.start(new ComplianceGate(RuleBook.exercise()), 2, 1, 2);
        running.seat(program.part(Desks.class));
        program.part(Practice.class).open(running.centre(), running.floor());
    }

    /** A small list in place of the sample: people who answer at once and stay until they are told goodbye. */
    private static String leads() {
        return IntStream.rangeClosed(201, 219)
                .filter(area -> area != 204 && area != 211) // Manitoba; not an area
                .boxed()
                .flatMap(area ->
                        Stream.of(0, 2, 3).map(ring -> "Lead,Number %d,+1%d5550%d00".formatted(area, area, ring)))
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
                    .contains(card.path("name").asString(), "My name is Visitor");
            assertThat(card.path("dispositions").toString()).contains("\"Refusal\"");
            visitor.get("/desk?language=fa");
            JsonNode persian = visitor.open("page1")
                    .next("card", event -> event.text("attempt").equals(attempt));
            assertThat(persian.path("dispositions").toString())
                    .contains("\"رد\"")
                    .doesNotContain("Refusal");
            visitor.get("/desk?language=en");
            line = visitor.open("page1");

            visitor.say(3, "note", Map.of("attempt", attempt, "text", "<script>alert(1)</script>"));
            visitor.say(4, "note", Map.of("attempt", attempt, "text", "Speaks softly"));
            visitor.say(3, "note", Map.of("attempt", attempt, "text", "older"));
            assertThat(sql().fetchSingle(CALL_NOTE, CALL_NOTE.ATTEMPT_ID.eq(Long.parseLong(attempt)))
                            .getNote())
                    .isEqualTo("Speaks softly");

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
    void an_interview_is_filled_by_keyboard_alone_and_a_reload_keeps_the_person_and_every_keystroke() throws Exception {
        onlyTheSurvey();
        try (var browser = Chromium.start(folder.resolve("chromium"));
                var tab = browser.tab(1280, 720, false)) {
            String address = "http://127.0.0.1:" + program.port();
            tab.go(address + "/?language=en");
            tab.leave("document.querySelector('.practice button').click()");
            tab.until("location.pathname === '/desk' && !!document.querySelector('.big-button')");
            tab.press("Enter");
            tab.until(status("Paused"));
            tab.press("F4");
            tab.until(status("Talking"), Duration.ofMinutes(2));
            String name = surveyed(tab);
            tab.press("Digit1");
            tab.press("Digit2");
            tab.press("Digit3");
            tab.until("!!document.querySelector('.interview input.number')");
            tab.type("35");
            tab.press("F10");
            tab.type("Likes to talk");
            tab.go(address + "/desk");
            tab.until("document.querySelector('.interview input.number')?.value === '35'");
            assertThat(tab.value("document.querySelector('.contact h1').innerText"))
                    .isEqualTo(name);
            assertThat(tab.value("document.getElementById('note').value")).isEqualTo("Likes to talk");
            tab.until(status("Talking"));
            tab.until(ASKS);
            tab.press("Enter");
            tab.until("!!document.querySelector('.interview textarea')");
            tab.type("More trains");
            tab.press("Enter");
            tab.until("document.querySelector('.outcome')?.hidden === false");
            tab.press("Enter"); // what was given speaks for a complete one
            tab.until("document.querySelector('.outcome')?.hidden !== false");
            until(() -> sql().fetchCount(CALL_NOTE, CALL_NOTE.NOTE.eq("Likes to talk")) == 1);
            until(() -> sql().fetchCount(ATTEMPT, ATTEMPT.ID.eq(noted()), ATTEMPT.DISPOSITION.isNotNull()) == 1);
            assertThat(sql().fetchSingle(ATTEMPT, ATTEMPT.ID.eq(noted())).getDisposition())
                    .isEqualTo("COMPLETE");
            assertThat(sql().select(ANSWER.VALUE)
                            .from(ANSWER)
                            .join(INTERVIEW)
                            .on(INTERVIEW.ID.eq(ANSWER.INTERVIEW_ID))
                            .where(INTERVIEW.ATTEMPT_ID.eq(noted()))
                            .fetch(0, String.class))
                    .containsExactlyInAnyOrder("BUS", "2", "3", "35", "More trains");
            assertThat(tab.value("document.documentElement.scrollHeight <= innerHeight"))
                    .isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static String status(String says) {
        return "!!document.querySelector('.status')?.innerText.includes('" + says + "')";
    }

    /** Who is asked; a call of the other campaign that was under way is done with first. */
    private static String surveyed(Tab tab) throws IOException {
        tab.until("!!document.querySelector('.contact h1')");
        while ("true".equals(tab.value("!!document.querySelector('.order')"))) {
            String other = tab.value("document.querySelector('.contact h1').innerText");
            tab.press("F8");
            tab.type("not rea");
            tab.press("Enter");
            tab.until(status("Talking") + " && document.querySelector('.contact h1')?.innerText !== '" + other + "'");
        }
        tab.until(ASKS);
        return tab.value("document.querySelector('.contact h1').innerText");
    }

    /** The call that the note was written about. */
    private static Long noted() {
        return sql().select(CALL_NOTE.ATTEMPT_ID)
                .from(CALL_NOTE)
                .where(CALL_NOTE.NOTE.eq("Likes to talk"))
                .fetchSingle(CALL_NOTE.ATTEMPT_ID);
    }

    /** Closes the demonstration's campaign that sells. */
    private static void onlyTheSurvey() {
        Instant now = program.part(InstantSource.class).instant();
        var campaigns = new Campaigns(sql(), new Clients(sql()).open("Harbour Books", now));
        campaigns.move(
                campaigns.find("Reader's subscription").orElseThrow(),
                Set.of(Campaigns.State.RUNNING),
                Campaigns.State.CLOSED);
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
