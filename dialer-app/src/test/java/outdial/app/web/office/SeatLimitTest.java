package outdial.app.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.web.Visitor;
import outdial.model.FloorId;
import outdial.sql.AgentAccounts;
import outdial.sql.Clients;

class SeatLimitTest {
    private static final String PASSWORD = "correct horse battery";

    private static void agent(RunningProgram program, String name) {
        var sql = program.part(DSLContext.class);
        var centre = new Clients(sql).openCentre("The centre", Instant.EPOCH);
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        new AgentAccounts(sql, centre).open(name, hash, name, new FloorId(1), Instant.EPOCH);
    }

    @Test
    void an_agent_beyond_the_seats_is_told_so_and_the_one_who_sits_stays(@TempDir Path var) throws Exception {
        try (var program = RunningProgram.start(var, Map.of("outdial.seats", "1"));
                var ana = new Visitor(program.port());
                var ivo = new Visitor(program.port())) {
            agent(program, "ana");
            agent(program, "ivo");
            ana.signIn("ana", PASSWORD);
            ivo.signIn("ivo", PASSWORD);
            assertThat(ivo.get("/desk").body()).as("while no seat is taken").contains("class=\"desk\"");

            var line = ana.stream("/desk/stream?page=one");
            assertThat(line.statusCode()).isEqualTo(200);
            assertThat(ivo.get("/desk").body())
                    .contains("No seat is free", "The one seat is taken", "Nobody was sent away");
            assertThat(ivo.stream("/desk/stream?page=two").statusCode()).isEqualTo(503);
            assertThat(ana.get("/desk").body()).as("loads the page anew").contains("class=\"desk\"");
        }
    }
}
