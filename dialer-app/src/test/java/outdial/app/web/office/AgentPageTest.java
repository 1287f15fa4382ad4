package outdial.app.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.floor.FloorInput;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.live.LiveFeed;
import outdial.app.web.live.LiveView;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.AgentId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.sql.AgentRings;
import outdial.sql.AgentRings.Allowed;
import outdial.sql.Agents;
import outdial.sql.Clients;

/** What a supervisor does to one agent, by the page. */
class AgentPageTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<FloorInput> TOLD = new ArrayList<>();
    private static RunningProgram program;
    private static Visitor visitor;
    private static AgentId ana;

    @BeforeAll
    static void start(@TempDir Path var) throws Exception {
        program = RunningProgram.start(var);
        var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        var sql = program.part(DSLContext.class);
        var centre = new Clients(sql).openCentre("The centre", Instant.EPOCH);
        ana = new Agents(sql, centre).add("Ana Petrova", new FloorId(1), false);
        program.part(RunningFloor.class).connect(TOLD::add, new ComplianceGate(RuleBook.exercise()));
        visitor = new Visitor(program.port());
        visitor.signIn(admin.signIn(), admin.password());
    }

    @AfterAll
    static void stop() {
        visitor.close();
        program.close();
    }

    private static String path() {
        return "/live/agents/" + ana.value();
    }

    private static void send(String below, Map<String, String> fields) throws Exception {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", visitor.token("/"));
        visitor.post(path() + below, all);
    }

    private static void seat() {
        program.part(LiveFeed.class)
                .publish(new LiveView(
                        NOON,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(new LiveView.AgentLine(
                                ana, "Ana Petrova", LiveView.State.TALKING, NOON, true, Optional.empty()))));
    }

    @Test
    void an_agent_is_taken_off_calls_and_the_audit_log_says_by_whom() throws Exception {
        seat();
        assertThat(visitor.get("/live").body()).contains("href=\"" + path() + "\"", "pause follows");
        assertThat(visitor.get(path()).body()).contains("Ana Petrova", "Talking", "Take off calls");
        send("/pause", Map.of("reason", "MEETING"));
        assertThat(TOLD).containsExactly(new FloorInput.Paused(ana, "MEETING"));
        assertThat(visitor.get(path()).body()).contains("gets no new calls");
        assertThat(visitor.get("/audit").body()).contains("AGENT_PAUSED", "Ana Petrova: MEETING");
        send("/pause", Map.of("reason", "<script>"));
        assertThat(visitor.get(path()).body()).contains("was not paused");
        assertThat(TOLD).hasSize(1);
    }

    @Test
    void a_message_that_nobody_saw_is_said_to_be_so() throws Exception {
        send("/message", Map.of("said", "Well done"));
        assertThat(visitor.get(path()).body()).contains("Nobody saw it");
        assertThat(visitor.get("/audit").body()).doesNotContain("Well done");
    }

    private static void allow(String deskPhone, String number) throws Exception {
        visitor.post(
                "/phones/" + ana.value(),
                Map.of("_csrf", visitor.token("/"), "deskPhone", deskPhone, "ownNumber", number));
    }

    @Test
    void a_phone_is_allowed_by_name_or_number_and_the_audit_log_says_so_without_the_number() throws Exception {
        var rings = new AgentRings(
                program.part(DSLContext.class),
                new Clients(program.part(DSLContext.class)).findCentre().orElseThrow());
        allow("agent7", "");
        allow("outdial-trunk", "");
        allow("", "020 7946 0123");
        allow("", "+44 909 879 0123");
        assertThat(rings.allowed(ana))
                .as("names of the program's own, a number without country, a number that costs")
                .isEqualTo(Allowed.NOTHING);
        allow("201", "+44 20 7946 0123");
        assertThat(rings.allowed(ana))
                .isEqualTo(new Allowed(Optional.of("201"), Optional.of(new PhoneNumber("+442079460123"))));
        assertThat(visitor.get("/phones").body()).contains("Ana Petrova", "201", "+442079460123");
        assertThat(visitor.get("/audit").body())
                .contains("Ana Petrova: desk phone 201, number +4420")
                .doesNotContain("442079460123");
        allow("", "");
        assertThat(rings.allowed(ana)).isEqualTo(Allowed.NOTHING);
    }

    @Test
    void an_agent_who_does_not_exist_has_no_page() throws Exception {
        assertThat(visitor.get("/live/agents/999999").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/phones/999999").statusCode()).isEqualTo(404);
    }
}
