package outdial.app.web.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.AUDIT_EVENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.recording.RecordingShelf;
import outdial.app.recording.RecordingShelf.State;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients;

/** The sound of a call, by the wire. */
class RecordingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int LENGTH = 32_000;

    private static RunningProgram program;
    private static Path folder;
    private static ClientId own;
    private static ClientId foreign;
    private static FirstAdministrator.Created admin;

    @BeforeAll
    static void start(@TempDir Path var) throws Exception {
        folder = Files.createDirectory(var.resolve("recordings"));
        program = RunningProgram.start(var, Map.of("outdial.recordings.folder", folder.toString()));
        admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        own = new Clients(sql()).open("Harbour Books", NOON);
        foreign = new Clients(sql()).open("Civic Pulse", NOON);
        attempt(101, own);
        attempt(102, foreign);
        attempt(103, own);
        for (int recorded : List.of(101, 102)) {
            Files.write(folder.resolve(recorded + ".raw"), new byte[LENGTH]);
        }
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static DSLContext sql() {
        return program.part(DSLContext.class);
    }

    private static void attempt(long id, ClientId client) {
        sql().insertInto(ATTEMPT)
                .set(ATTEMPT.ID, id)
                .set(ATTEMPT.STARTED_AT, NOON)
                .set(ATTEMPT.CLIENT_ID, client.value())
                .set(ATTEMPT.CAMPAIGN_ID, 1L)
                .set(ATTEMPT.LEAD_ID, 1L)
                .set(ATTEMPT.PHONE_ID, 1L)
                .set(ATTEMPT.ATTEMPT_NO, (short) 1)
                .set(ATTEMPT.CALLER_E164, new PhoneNumber("+12025550110"))
                .set(ATTEMPT.RULE_BOOK, "exercise")
                .set(ATTEMPT.RULES, "")
                .set(ATTEMPT.GRANTED_AT, NOON)
                .execute();
    }

    private static String path(ClientId client, Object attempt) {
        return "/clients/" + client.value() + "/recordings/" + attempt + ".wav";
    }

    private static int deeds(String action) {
        return sql().fetchCount(AUDIT_EVENT, AUDIT_EVENT.ACTION.eq(action));
    }

    @Test
    void a_recording_is_played_in_parts_and_the_hearing_is_written_down_once() throws Exception {
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn(admin.signIn(), admin.password());
            var whole = visitor.get(path(own, 101));
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).startsWith("RIFF").hasSize(LENGTH + WaveSound.HEADER);
            assertThat(whole.headers().firstValue("content-type")).contains("audio/wav");
            var part = visitor.get(path(own, 101), "Range", "bytes=1000-1999");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("content-range")).contains("bytes 1000-1999/" + (LENGTH + 44));
            assertThat(part.body()).hasSize(1000);
            assertThat(visitor.get(path(own, 101), "Range", "bytes=99999-").statusCode())
                    .isEqualTo(416);
            assertThat(deeds("RECORDING_HEARD")).isEqualTo(1);
            var taken = visitor.get(path(own, 101) + "?take=true");
            assertThat(taken.headers().firstValue("content-disposition"))
                    .contains("attachment; filename=\"attempt-101.wav\"");
            assertThat(deeds("RECORDING_TAKEN")).isEqualTo(1);
            for (String none :
                    List.of(path(own, 102), path(own, 103), path(own, 999), path(own, "x"), path(foreign, 101))) {
                assertThat(visitor.get(none).statusCode()).as(none).isEqualTo(404);
            }
        }
    }

    @Test
    void who_may_not_look_at_leads_hears_none() throws Exception {
        var hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode("correct horse battery"));
        ClientId centre = new Clients(sql()).openCentre("The centre", NOON);
        new Accounts(sql())
                .add(
                        new Accounts.Settings(
                                centre, "vera", "vera", "en", true, Set.of(new Grant(Role.ANALYST, Optional.of(own)))),
                        hash,
                        NOON);
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn("vera", "correct horse battery");
            assertThat(visitor.get(path(own, 101)).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void what_is_noted_and_gone_was_removed_and_what_was_never_noted_was_not_recorded(@TempDir Path here)
            throws Exception {
        var shelf = new RecordingShelf(Optional.of(here));
        attempt(201, own);
        Path file = Files.write(here.resolve("201.raw"), new byte[8]);
        Files.write(here.resolve("not-ours.raw"), new byte[8]);
        assertThat(shelf.state(new AttemptId(201), false)).isEqualTo(State.PLAYABLE);
        assertThat(shelf.note(sql(), Instant.EPOCH)).isEqualTo(1);
        assertThat(shelf.note(sql(), Instant.EPOCH)).isZero();
        assertThat(sql().fetchSingle(ATTEMPT, ATTEMPT.ID.eq(201L)).getRecording())
                .isEqualTo("201.raw");
        Instant written = Files.getLastModifiedTime(file).toInstant();
        assertThat(shelf.removeBefore(written)).isZero();
        assertThat(shelf.removeBefore(written.plusSeconds(1))).isEqualTo(1);
        assertThat(here.resolve("not-ours.raw")).exists();
        assertThat(shelf.state(new AttemptId(201), true)).isEqualTo(State.REMOVED);
        assertThat(shelf.state(new AttemptId(201), false)).isEqualTo(State.NONE);
        assertThat(new RecordingShelf(Optional.empty()).state(new AttemptId(201), true))
                .isEqualTo(State.ELSEWHERE);
    }
}
