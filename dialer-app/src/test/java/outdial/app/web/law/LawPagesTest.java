package outdial.app.web.law;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.DNC_LIST;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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
import outdial.app.web.Visitor;
import outdial.compliance.pack.ConsentState;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.reports.evidence.AuditVerifier;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.Clients;
import outdial.sql.Consents;
import outdial.sql.DoNotCalls;
import outdial.sql.ReportRuns;
import outdial.sql.Retention;
import outdial.sql.SubjectRights;

/** A manager's way through do-not-call, consents, rules, persons' rights and evidence, by the pages alone. */
class LawPagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningProgram program;
    private static DSLContext sql;
    private static Visitor manager;
    private static ClientId client;
    private static long user;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path var) throws Exception {
        program = RunningProgram.start(var);
        sql = program.part(DSLContext.class);
        ClientId centre = new Clients(sql).openCentre("The centre", Instant.EPOCH);
        client = new Clients(sql).open("Harbour Books", Instant.EPOCH);
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        new Accounts(sql)
                .add(
                        new Accounts.Settings(
                                centre,
                                "manager",
                                "A manager",
                                "en",
                                true,
                                Set.of(new Grant(Role.MANAGER, Optional.empty()))),
                        hash,
                        Instant.EPOCH);
        user = new Accounts(sql).find("manager").orElseThrow().id();
        manager = new Visitor(program.port());
        manager.signIn("manager", PASSWORD);
        token = manager.token(path("/do-not-call/new"));
    }

    @AfterAll
    static void stop() {
        manager.close();
        program.close();
    }

    private static String path(String below) {
        return "/clients/" + client.value() + below;
    }

    private static String page(String path) throws Exception {
        var answer = manager.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String send(String path, Map<String, String> form) throws Exception {
        var all = new HashMap<>(form);
        all.put("_csrf", token);
        var answer = manager.post(path, all);
        return answer.headers().firstValue("Location").map(_ -> "").orElse(answer.body());
    }

    @Test
    void a_number_put_in_by_hand_is_not_called_any_more() throws Exception {
        PhoneNumber number = new PhoneNumber("+442079460101");
        assertThat(send(path("/do-not-call"), Map.of("number", "020 7946 0101", "howSaid", "A letter")))
                .contains("Fill this field");
        assertThat(send(
                        path("/do-not-call"),
                        Map.of("number", "020 7946 0101", "country", "GB", "howSaid", "A letter")))
                .isEmpty();
        assertThat(new DoNotCalls(sql, client).match(List.of(number))).containsOnlyKeys(number);
        assertThat(page(path("/do-not-call"))).contains("Opt-outs", "Binds always", "+442079460101 is not called");
    }

    @Test
    void by_the_centres_policy_an_opt_out_binds_every_client() throws Exception {
        PhoneNumber number = new PhoneNumber("+442079460102");
        ClientId other = new Clients(sql).open("Another client", Instant.EPOCH);
        send(path("/do-not-call"), Map.of("number", "020 7946 0102", "country", "GB", "howSaid", "A letter"));
        assertThat(new DoNotCalls(sql, other).match(List.of(number))).isEmpty();
        assertThat(page("/clients/opt-outs"))
                .contains("Opt-outs bind all clients")
                .doesNotContain("checked");
        assertThat(send("/clients/opt-outs", Map.of("shareOptOuts", "on"))).isEmpty();
        assertThat(page("/clients/opt-outs")).contains("from now on", "checked");
        assertThat(new DoNotCalls(sql, other).match(List.of(number))).containsOnlyKeys(number);
        assertThat(page("/clients/" + other.value() + "/do-not-call")).contains("Opt-outs of all clients");
        assertThat(send("/clients/opt-outs", Map.of())).isEmpty();
        assertThat(page("/clients/opt-outs")).contains("only the client that was asked");
        assertThat(new DoNotCalls(sql, other).match(List.of(number))).isEmpty();
        assertThat(page("/audit")).contains("Rule for opt-outs changed");
    }

    @Test
    void a_registers_copy_shows_its_age_and_tells_when_it_is_too_old() throws Exception {
        sql.insertInto(DNC_LIST)
                .set(DNC_LIST.CLIENT_ID, client.value())
                .set(DNC_LIST.NAME, "TPS of spring")
                .set(DNC_LIST.KIND, "REGISTER")
                .execute();
        long list = sql.select(DNC_LIST.ID)
                .from(DNC_LIST)
                .where(DNC_LIST.NAME.eq("TPS of spring"))
                .fetchSingle(DNC_LIST.ID);
        var form = Map.of("dncList", String.valueOf(list), "register", "gb.tps", "copyOf", "2026-01-05");
        assertThat(send(path("/do-not-call/copy"), form)).isEmpty();
        assertThat(page(path("/do-not-call"))).contains("TPS of spring", "2026-01-05", "Too old");
        assertThat(page("/rules/registers")).contains("gb.tps", "Too old", "No copy", "us.dnc");
        assertThat(page("/")).contains("Too old to be asked", "gb.tps", "/rules/registers");
        var fresh = new HashMap<>(form);
        fresh.put("copyOf", LocalDate.now(java.time.ZoneOffset.UTC).toString());
        assertThat(send(path("/do-not-call/copy"), fresh)).isEmpty();
        assertThat(page(path("/do-not-call"))).contains("Fresh").doesNotContain("Too old");
        assertThat(page("/rules/registers")).contains("Fresh").doesNotContain("Too old");
        assertThat(page("/")).doesNotContain("Too old", "Soon too old");
        fresh.put(
                "copyOf", LocalDate.now(java.time.ZoneOffset.UTC).minusDays(24).toString());
        assertThat(send(path("/do-not-call/copy"), fresh)).isEmpty();
        assertThat(page("/")).contains("Soon too old").doesNotContain("Too old to be asked");
        fresh.put("copyOf", "2999-01-01");
        assertThat(send(path("/do-not-call/copy"), fresh)).contains("not still to come");
    }

    @Test
    void a_consent_needs_its_evidence_and_can_be_taken_back() throws Exception {
        PhoneNumber number = new PhoneNumber("+442079460102");
        var form = new HashMap<>(Map.of(
                "number", "+442079460102",
                "consentKind", "EXPRESS_WRITTEN",
                "consentPurpose", "SALES",
                "channel", "Web form",
                "wording", "You may call me about books.",
                "givenOn", "2026-02-03"));
        assertThat(send(path("/consents"), form)).contains("Fill this field");
        form.put("evidence", "form-17.pdf");
        assertThat(send(path("/consents"), form)).isEmpty();
        assertThat(page(path("/consents?number=%2B442079460102"))).contains("form-17.pdf", "Stands", "2026-02-03");
        Consents.Kept kept = new Consents(sql, client).of(number).getFirst();
        assertThat(kept.consent().state()).isEqualTo(ConsentState.EXPRESS_WRITTEN);
        assertThat(send(path("/consents/" + kept.id() + "/revoke"), Map.of())).isEmpty();
        assertThat(page(path("/consents"))).contains("Taken back");
        assertThat(new Consents(sql, client).of(number).getFirst().revoked()).isPresent();
        assertThat(page(path("/consents?number=none"))).contains("with its country code, such as");
    }

    @Test
    void a_person_takes_a_copy_home_and_is_erased_unless_it_is_on_hold() throws Exception {
        String number = "+442079460103";
        new DoNotCalls(sql, client).optOut(new PhoneNumber(number), "OFFICE", Instant.EPOCH);
        assertThat(send(path("/persons"), Map.of("number", number, "personDeed", "COPY")))
                .contains("\"dnc_entry\"", "442079460103");
        assertThat(send(path("/persons"), Map.of("number", number, "personDeed", "HOLD")))
                .contains("Fill this field");
        var hold = Map.of("number", number, "personDeed", "HOLD", "holdReason", "Lawsuit 12 of 2026");
        assertThat(send(path("/persons"), hold)).isEmpty();
        assertThat(page(path("/persons"))).contains("Lawsuit 12 of 2026", number);
        assertThat(send(path("/persons"), Map.of("number", number, "personDeed", "ERASE")))
                .contains("say that you mean it");
        var erase = Map.of("number", number, "personDeed", "ERASE", "sure", "on");
        assertThat(send(path("/persons"), erase)).isEmpty();
        assertThat(page(path("/persons"))).contains("Nothing was erased: it is on hold");
        assertThat(send(path("/persons"), Map.of("number", number, "personDeed", "LIFT")))
                .isEmpty();
        assertThat(send(path("/persons"), erase)).isEmpty();
        assertThat(page(path("/persons"))).contains("Erased, with 0 leads", "Nothing is on hold");
        assertThat(new DoNotCalls(sql, client).match(List.of(new PhoneNumber(number))))
                .hasEntrySatisfying(
                        new PhoneNumber(number), lists -> assertThat(lists).containsExactly("Erased on request"));
    }

    @Test
    void how_long_leads_are_kept_is_said_by_purpose() throws Exception {
        assertThat(send(path("/retention"), Map.of("keepSales", "0"))).contains("Write a number from");
        assertThat(send(path("/retention"), Map.of("keepSales", "365", "keepResearch", "")))
                .isEmpty();
        assertThat(new Retention(sql, client).days()).isEqualTo(Map.of(Purpose.SALES, 365));
        assertThat(page(path("/retention"))).contains("365");
    }

    @Test
    void rules_in_force_are_shown_with_their_sources_and_as_what_they_are() throws Exception {
        assertThat(page("/rules")).contains("United Kingdom", "Not verified");
        assertThat(page("/rules/place?of=GB"))
                .contains("gb.tps", "Nobody has verified it", "Advisory", "- id: gb.window");
        assertThat(manager.get("/rules/place?of=XX").statusCode()).isEqualTo(404);
    }

    @Test
    void a_pack_that_is_wrong_is_refused_with_its_rule_and_a_right_one_is_tried() throws Exception {
        String pack = """
                pack: trial
                version: "1"
                jurisdictions:
                  - id: GB
                    name: United Kingdom
                    regulator: none
                    penalties: none
                    rules:
                      - id: trial.ban
                        type: ban
                        from: 2020-01-01
                        level: advisory
                        how: memory
                        confidence: low
                        source: a trial
                """;
        String answer = send("/rules/trial", Map.of("packFile", "+", "packText", pack.replace("level", "levle")));
        assertThat(answer).contains("These rules can", "trial.ban");
        assertThat(send("/rules/trial", Map.of("packFile", "+", "packText", pack)))
                .contains("By campaign", "No campaign has leads");
    }

    @Test
    void evidence_is_made_in_the_background_and_proves_itself() throws Exception {
        PhoneNumber number = new PhoneNumber("+442079460104");
        new SubjectRights(sql, client).object(number, Instant.now());
        var form = Map.of(
                "evidenceOf", "NUMBER",
                "number", number.e164(),
                "evidenceFrom", "2026-01-01",
                "evidenceTo", "2026-12-31",
                "evidenceAs", "json");
        assertThat(send(path("/evidence"), form)).isEmpty();
        byte[] file = made().getBytes(StandardCharsets.UTF_8);
        AuditVerifier.Result result =
                new AuditVerifier(List.of(), Optional.empty()).verify(new ByteArrayInputStream(file));
        assertThat(result.isSound()).as("%s", result).isTrue();
        assertThat(result.stretches()).hasSize(1);
        assertThat(new String(file, StandardCharsets.UTF_8)).contains(number.e164(), "\"right\":\"object\"");
    }

    /** The newest file, as soon as it is there. */
    private static String made() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        ReportRuns.Run run = newest();
        while (run.isOpen() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
            run = newest();
        }
        assertThat(run.state()).as(run.problem()).isEqualTo(ReportRuns.State.DONE);
        return page("/reports/files/" + run.id());
    }

    private static ReportRuns.Run newest() {
        return new ReportRuns(sql).of(user, 1).getFirst();
    }
}
