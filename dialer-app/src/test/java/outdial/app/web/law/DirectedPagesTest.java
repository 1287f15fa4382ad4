package outdial.app.web.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.app.web.Visitor;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberReader;
import outdial.compliance.Verdict;
import outdial.imports.FileImport;
import outdial.imports.ImportRequest;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.CallerEvidences;
import outdial.sql.CallerNumbers;
import outdial.sql.Campaigns;
import outdial.sql.ClientRuleDrafts;
import outdial.sql.Clients;
import outdial.sql.LeadBook;
import outdial.sql.Reach;
import outdial.sql.RuleWaivers;
import outdial.sql.Suspensions;

/** Two managers' way through suspended regions, stricter rules, overrides and evidence, by the pages alone. */
class DirectedPagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final ComplianceGate GATE = ComplianceGate.shipped("house");

    private static final WeeklyHours MORNINGS = new WeeklyHours(Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(
                    day -> day, _ -> List.of(new WeeklyHours.Window(LocalTime.of(9, 0), LocalTime.of(13, 0))))));

    private static RunningProgram program;
    private static DSLContext sql;
    private static Visitor mia;
    private static Visitor jon;
    private static final Map<Visitor, String> TOKENS = new HashMap<>();
    private static ClientId client;
    private static CampaignId campaign;
    private static LeadId lead;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        sql = program.part(DSLContext.class);
        ClientId centre = new Clients(sql).openCentre("The centre", Instant.EPOCH);
        client = new Clients(sql).open("Harbour Books", Instant.EPOCH);
        var caller = new PhoneNumber("+442079460999");
        var numbers = new CallerNumbers(sql, client);
        numbers.add(new CallerNumbers.Owned(caller, "GB", "Contract 12", LocalDate.of(2026, 1, 1), Optional.empty()));
        var settings = UsualCampaign.settings(
                        new DialMode.Progressive(),
                        ZoneId.of("Europe/London"),
                        Set.of("GB"),
                        false,
                        Duration.ofHours(2))
                .open(MORNINGS);
        campaign = new Campaigns(sql, client).create("Spring", new FloorId(1), settings, Instant.EPOCH);
        numbers.show(campaign, "ZZ", caller);
        Path file = Files.writeString(folder.resolve("leads.csv"), "First name,Phone\nAda,+442079460123\n");
        var _ = new FileImport(
                        program.part(DataSource.class),
                        new NumberReader(),
                        program.part(InstantSource.class),
                        folder.resolve("var").resolve("imports"))
                .run(
                        new ImportRequest.Leads(
                                file, "GB", "Spring", Optional.of("Spring list"), Optional.of("Harbour Books")),
                        (done, all) -> {});
        lead = new LeadId(sql.fetchSingle(outdial.sql.gen.Tables.LEAD).getId());
        mia = signedIn(centre, "mia", "Mia Moss");
        jon = signedIn(centre, "jon", "Jon Reed");
    }

    private static Visitor signedIn(ClientId centre, String signIn, String name) throws Exception {
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        new Accounts(sql)
                .add(
                        new Accounts.Settings(
                                centre, signIn, name, "en", true, Set.of(new Grant(Role.MANAGER, Optional.empty()))),
                        hash,
                        Instant.EPOCH);
        var visitor = new Visitor(program.port());
        visitor.signIn(signIn, PASSWORD);
        TOKENS.put(visitor, visitor.token("/rules/suspensions/new"));
        return visitor;
    }

    @AfterAll
    static void stop() {
        mia.close();
        jon.close();
        program.close();
    }

    private static String path(String below) {
        return "/clients/" + client.value() + below;
    }

    private static String page(String path) throws Exception {
        var answer = mia.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** The page if it was shown again, with what is wrong; empty if the deed was done. */
    private static String send(Visitor visitor, String path, Map<String, String> form) throws Exception {
        var all = new HashMap<>(form);
        all.put("_csrf", Objects.requireNonNull(TOKENS.get(visitor)));
        var answer = visitor.post(path, all);
        return answer.headers().firstValue("Location").map(_ -> "").orElse(answer.body());
    }

    /** What is in the lead's way at an instant, the registers left aside. */
    private static List<String> inTheWay(Instant at) {
        GateFacts.Terms terms = new Campaigns(sql, client).terms(campaign, at).asIfRunning();
        GateFacts facts = new LeadBook(sql, client).facts(terms, lead, at).orElseThrow();
        var findings = switch (GATE.judge(facts, at)) {
            case Verdict.Allowed _ -> List.<Finding>of();
            case Verdict.Deferred(var _, var all) -> all;
            case Verdict.Denied(var all) -> all;
        };
        return findings.stream()
                .map(Finding::rule)
                .filter(rule -> !rule.equals("gb.tps"))
                .toList();
    }

    private static Instant noon(int daysAhead) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(daysAhead).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @Test
    void a_region_is_suspended_at_once_shown_on_the_leads_page_and_lifted_again() throws Exception {
        var form = new HashMap<>(Map.of("suspendedPlace", "GB", "suspendedReason", "Storm Ana"));
        form.put("suspendedUntil", "2020-01-01");
        assertThat(send(mia, "/rules/suspensions", form)).contains("suspendedUntil");
        form.put("suspendedUntil", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
        form.put("suspendedUntilTime", "18.30");
        assertThat(send(mia, "/rules/suspensions", form)).contains("Write a time of day as in 07:30.");
        form.put("suspendedUntilTime", "18:30");
        assertThat(send(mia, "/rules/suspensions", form)).isEmpty();
        assertThat(inTheWay(Instant.now())).contains("region-suspended");
        assertThat(page("/rules/suspensions")).contains("United Kingdom", "Storm Ana", "Mia Moss", "All clients");
        assertThat(page(path("/leads/" + lead.value()))).contains("Calls to GB are suspended until", "Storm Ana");
        assertThat(page(path("/campaigns/" + campaign.value() + "/leads/" + lead.value() + "/why.json")))
                .contains("said.rule.suspendedUntil", "Storm Ana");
        assertThat(page("/audit")).contains("Region suspended");
        long id = new Suspensions(sql)
                .newest(new Reach.Everyone(), 1)
                .getFirst()
                .suspension()
                .id();
        assertThat(send(jon, "/rules/suspensions/" + id + "/lift", Map.of())).isEmpty();
        assertThat(inTheWay(Instant.now())).doesNotContain("region-suspended");
        assertThat(page("/rules/suspensions")).contains("Lifted", "Jon Reed");
    }

    @Test
    void a_stricter_rule_is_tried_before_it_is_put_in_force_and_a_looser_one_is_refused() throws Exception {
        var form = new HashMap<>(Map.of("strictPlace", "GB", "strictDeed", "TRY", "strictAbandoned", "24"));
        assertThat(send(mia, path("/stricter"), form)).contains("it is looser than gb.retry72");
        form.remove("strictAbandoned");
        assertThat(send(mia, path("/stricter"), form)).contains("Say at least one thing");
        form.put("strictShut", noon(2).toString().substring(0, 10));
        assertThat(send(mia, path("/stricter"), form)).contains("By campaign", "Spring");
        assertThat(new ClientRuleDrafts(sql, client).list()).isEmpty();
        form.put("strictDeed", "FORCE");
        assertThat(send(mia, path("/stricter"), form)).isEmpty();
        long id = new ClientRuleDrafts(sql, client).list().getFirst().id();
        assertThat(inTheWay(noon(2))).contains("client." + id + "." + form.get("strictShut") + ".shut");
        assertThat(page(path("/stricter"))).contains("Mia Moss", Objects.requireNonNull(form.get("strictShut")));
        assertThat(page(path("/stricter/" + id))).contains(Objects.requireNonNull(form.get("strictShut")));
        assertThat(send(mia, path("/stricter/" + id + "/remove"), Map.of())).isEmpty();
        assertThat(inTheWay(noon(2))).noneMatch(rule -> rule.startsWith("client."));
    }

    @Test
    void an_override_needs_two_people_and_no_law_can_be_chosen() throws Exception {
        var form = new HashMap<>(Map.of(
                "waiverRule", "gb.tps",
                "waiverCampaign", String.valueOf(campaign.value()),
                "waiverLead", String.valueOf(lead.value()),
                "waiverReason", "She asked to be called early",
                "waiverUntil", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString()));
        assertThat(send(mia, path("/overrides"), form)).contains("Choose from what is offered.");
        form.put("waiverRule", "campaign-hours");
        form.put("waiverLead", "999999");
        assertThat(send(mia, path("/overrides"), form)).contains("has no such lead");
        form.put("waiverLead", String.valueOf(lead.value()));
        form.put("waiverUntil", LocalDate.now(ZoneOffset.UTC).plusDays(90).toString());
        assertThat(send(mia, path("/overrides"), form)).contains("At most 31 days");
        form.put("waiverUntil", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        assertThat(send(mia, path("/overrides"), form)).isEmpty();
        assertThat(page(path("/overrides"))).contains("It counts once another person approves");
        long id = new RuleWaivers(sql, client).newest(1).getFirst().id();
        Instant night = noon(1).plus(Duration.ofHours(10));
        assertThat(inTheWay(night)).contains("campaign-hours");
        assertThat(send(mia, path("/overrides/" + id + "/approve"), Map.of())).isEmpty();
        assertThat(page(path("/overrides"))).contains("You asked for it yourself", "Waits for a second person");
        assertThat(inTheWay(night)).contains("campaign-hours");
        assertThat(send(jon, path("/overrides/" + id + "/approve"), Map.of())).isEmpty();
        assertThat(inTheWay(night)).doesNotContain("campaign-hours").contains("gb.window");
        assertThat(page(path("/leads/" + lead.value())))
                .contains("Left aside: campaign-hours, asked by Mia Moss, approved by Jon Reed");
        assertThat(page("/audit")).contains("Override approved", "Override asked for");
        assertThat(send(mia, path("/overrides/" + id + "/end"), Map.of())).isEmpty();
        assertThat(inTheWay(night)).contains("campaign-hours");
    }

    @Test
    void evidence_says_where_a_number_may_be_shown_and_can_be_demanded() throws Exception {
        assertThat(page(path("/caller-fitness"))).contains("No evidence yet", "United Kingdom", "Suits");
        assertThat(send(mia, path("/caller-fitness/demand"), Map.of())).isEmpty();
        assertThat(page(path("/caller-fitness"))).contains("Missing: no calls");
        assertThat(inTheWay(noon(1))).contains("caller-evidence");
        long number = new CallerNumbers(sql, client).list().getFirst().id();
        var form = new HashMap<>(Map.of(
                "fitNumber", String.valueOf(number),
                "fitCountry", "GB",
                "fitPurpose", "SALES",
                "validFrom", "2026-01-01"));
        assertThat(send(mia, path("/caller-fitness"), form)).contains("Fill this field");
        form.put("fitDocument", "Contract 12");
        assertThat(send(mia, path("/caller-fitness"), form)).isEmpty();
        assertThat(page(path("/caller-fitness"))).contains("Proved", "Contract 12", "Mia Moss");
        assertThat(inTheWay(noon(1))).doesNotContain("caller-evidence");
        long id = new CallerEvidences(sql, client).list().getFirst().id();
        assertThat(send(jon, path("/caller-fitness/" + id + "/withdraw"), Map.of()))
                .isEmpty();
        assertThat(inTheWay(noon(1))).contains("caller-evidence");
        assertThat(send(mia, path("/caller-fitness/demand"), Map.of())).isEmpty();
        assertThat(inTheWay(noon(1))).doesNotContain("caller-evidence");
    }
}
