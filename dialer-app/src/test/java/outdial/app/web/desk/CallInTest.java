package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.GUEST_CALL;
import static outdial.sql.gen.Tables.LEDGER_ROW;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.simulation.Demonstration;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.DoNotCalls;
import outdial.sql.TransferTargets;
import outdial.sql.TransferTargets.Target;
import outdial.sql.gen.tables.records.AttemptOpenRecord;
import outdial.sql.gen.tables.records.GuestCallRecord;
import tools.jackson.databind.JsonNode;

/** Third parties called in at a desk of the demonstration, by the wire. */
class CallInTest {
    /** Who answers at once and stays; who is busy; who has asked not to be called. */
    private static final String HELP = "+12025550000";

    private static final String BUSY = "+12025552000";
    private static final String LISTED = "+12025550003";

    @Test
    void a_third_party_is_refused_found_busy_spoken_with_and_left_with_the_person(@TempDir Path folder)
            throws Exception {
        Path list = folder.resolve("var/imports/sample-leads.csv");
        Files.createDirectories(list.getParent());
        Files.writeString(
                list,
                IntStream.rangeClosed(212, 219)
                        .mapToObj(area -> "Lead,Number %d,+1%d5550000".formatted(area, area))
                        .collect(Collectors.joining("\n", "First name,Last name,Phone\n", "\n")));
        try (var program = RunningProgram.start(folder.resolve("var"))) {
            var demonstration = new Demonstration(
                    program.part(DataSource.class), program.part(InstantSource.class), folder.resolve("var"));
            demonstration.prepare((_, _) -> {});
            try (var running = demonstration.start(new ComplianceGate(RuleBook.exercise()), 2, 1, 2);
                    var visitor = new DeskVisitor(program.port())) {
                running.seat(program.part(Desks.class));
                program.part(Practice.class).open(running.centre(), running.floor());
                callsIn(visitor, program.part(DSLContext.class), program.part(InstantSource.class));
            }
        }
    }

    private static void callsIn(DeskVisitor visitor, DSLContext sql, InstantSource clock) throws Exception {
        visitor.sitDown();
        var line = visitor.open("page1");
        line.seat("OFFLINE");
        visitor.say(1, "start");
        line.seat("PAUSED");
        visitor.say(2, "ready");
        String talk = line.seat("TALKING").path("attempt").asString();
        AttemptOpenRecord open = sql.fetchSingle(ATTEMPT_OPEN, ATTEMPT_OPEN.ATTEMPT_ID.eq(Long.parseLong(talk)));
        var client = new ClientId(open.getClientId());
        new DoNotCalls(sql, client).optOut(new PhoneNumber(LISTED), "test", clock.instant());
        new TransferTargets(sql, client)
                .keep(new CampaignId(open.getCampaignId()), List.of(new Target("Help desk", new PhoneNumber(HELP))));

        HttpResponse<String> refused = callIn(visitor, 3, talk, LISTED);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("The number may not be called: it stands on Opt-outs.");
        assertThat(callIn(visitor, 4, talk, "12").body()).contains("is too short");
        assertThat(callIn(visitor, 5, talk, "(202) 555-2000").statusCode()).isEqualTo(200);
        JsonNode gone = guest(line, "GONE");
        assertThat(gone.path("guest").path("ended").asString()).isEqualTo("BUSY");
        assertThat(gone.path("holding").asBoolean()).isFalse();
        assertThat(gone.path("guest").path("number").asString()).isEqualTo(BUSY);

        callIn(visitor, 6, talk, HELP);
        JsonNode here = guest(line, "HERE");
        assertThat(here.path("guest").path("name").asString()).isEqualTo("Help desk");
        assertThat(here.path("holding").asBoolean()).isTrue();
        visitor.say(7, "hold", Map.of("attempt", talk, "on", false));
        line.next("seat", event -> !event.data().path("holding").asBoolean());
        visitor.say(8, "passOn", Map.of("attempt", talk));
        line.seat("WRAP_UP");
        visitor.say(9, "dispose", Map.of("attempt", talk, "code", "REFUSAL"));
        line.next("seat", event -> !event.text("attempt").equals(talk));

        List<GuestCallRecord> calls = sql.fetch(GUEST_CALL);
        assertThat(calls).extracting(GuestCallRecord::getTalkId).containsOnly(Long.parseLong(talk));
        GuestCallRecord busy = of(calls, BUSY);
        GuestCallRecord help = of(calls, HELP);
        assertThat(busy.getOutcome()).isEqualTo("BUSY");
        assertThat(busy.getIsOpen()).isFalse();
        assertThat(help.getIsOpen()).isTrue();
        assertThat(help.getPassedOnAt()).isNotNull();
        // A permit, and what was measured of the call.
        assertThat(sql.fetchCount(LEDGER_ROW, LEDGER_ROW.ATTEMPT_ID.eq(busy.getId())))
                .isEqualTo(2);
        assertThat(sql.fetchCount(LEDGER_ROW, LEDGER_ROW.ATTEMPT_ID.eq(help.getId())))
                .isEqualTo(1);
    }

    private static HttpResponse<String> callIn(DeskVisitor visitor, long seq, String talk, String number)
            throws Exception {
        return visitor.say(seq, "callIn", Map.of("attempt", talk, "text", number, "on", false));
    }

    private static JsonNode guest(DeskLine line, String state) throws InterruptedException {
        return line.next(
                "seat",
                event -> event.data().path("guest").path("state").asString("").equals(state));
    }

    private static GuestCallRecord of(List<GuestCallRecord> calls, String number) {
        return calls.stream()
                .filter(one -> one.getE164().e164().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
