package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CALL_NOTE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.simulation.Demonstration;
import outdial.app.simulation.RunningDemonstration;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import tools.jackson.databind.JsonNode;

/** A newcomer at a desk of the running demonstration, by the wire. */
class DeskTest {
    private static RunningProgram program;
    private static RunningDemonstration running;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        var demonstration = new Demonstration(
                program.part(DataSource.class), program.part(InstantSource.class), folder.resolve("var"));
        demonstration.prepare((_, _) -> {});
        running = demonstration.start(new ComplianceGate(RuleBook.exercise()), 2, 1, 2);
        running.seat(program.part(Desks.class));
        program.part(Practice.class).open(running.centre(), running.floor());
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
