package outdial.app.web.office;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.compliance.NumberReader;
import outdial.compliance.direction.CallerEvidence;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.Suspension;
import outdial.compliance.gate.Waiver;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.DialMode;
import outdial.model.survey.Question;
import outdial.model.survey.Questionnaire;
import outdial.sql.Agents;
import outdial.sql.CallerEvidences;
import outdial.sql.CallerNumbers;
import outdial.sql.Campaigns;
import outdial.sql.ClientRuleDrafts;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.Orders;
import outdial.sql.Questionnaires;
import outdial.sql.RuleWaivers;
import outdial.sql.Suspensions;
import outdial.sql.Teams;
import outdial.sql.Wordings;

/** A centre that calls for two clients, each with one of everything; names carry HTML that must stay text. */
final class TwoClients {
    static final String HOSTILE = "<script>alert(1)</script>";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    final Things one;
    final Things other;
    final long team;
    final long skill;
    final long agent;
    final long suspension;

    /** The ids of a client's things. */
    record Things(
            ClientId client,
            CampaignId campaign,
            long callerNumber,
            long script,
            long message,
            long questionnaire,
            long product,
            long run,
            long list,
            long lead,
            String number,
            Directed directed) {}

    /** What people have directed: a stricter rule, an override that nobody has decided, evidence for the number. */
    record Directed(long strictRule, long waiver, long evidence) {}

    TwoClients(RunningProgram program, Path folder) throws Exception {
        var sql = program.part(DSLContext.class);
        ClientId centre = new Clients(sql).openCentre("The centre", NOON);
        this.team = new Teams(sql, centre).add("Evening " + HOSTILE).orElseThrow();
        this.skill = new Agents(sql, centre).skill("Insurance").value();
        this.agent = new Agents(sql, centre)
                .add("Ana " + HOSTILE, new FloorId(1), false)
                .value();
        this.one = things(program, folder, "Harbour Books " + HOSTILE, "+12025550110", "+12025550131");
        this.other = things(program, folder, "Civic Pulse", "+12025550120", "+12025550132");
        var over = new Suspension(
                0, "US", "", NOON.minusSeconds(60), Optional.of(NOON.minusSeconds(1)), "A storm " + HOSTILE);
        this.suspension = new Suspensions(sql)
                .add(Optional.of(one.client()), over, 4711, "Mia " + HOSTILE, NOON)
                .id();
    }

    private static Things things(RunningProgram program, Path folder, String name, String caller, String number)
            throws Exception {
        var sql = program.part(DSLContext.class);
        ClientId client = new Clients(sql).open(name, NOON);
        var numbers = new CallerNumbers(sql, client);
        var shown = new PhoneNumber(caller);
        numbers.add(new CallerNumbers.Owned(shown, "US", "Contract 12", LocalDate.of(2026, 1, 1), Optional.empty()));
        var settings = UsualCampaign.settings(
                new DialMode.Progressive(), ZoneId.of("America/New_York"), Set.of("US"), true, Duration.ofHours(2));
        CampaignId campaign = new Campaigns(sql, client).create("Spring " + HOSTILE, new FloorId(1), settings, NOON);
        numbers.show(campaign, "ZZ", shown);
        new Dispositions(sql, client).offer(campaign, UsualCampaign.dispositions());
        new Orders(sql, client).offer(new Orders.Product("BOOK", "A book " + HOSTILE, 1290, "EUR"));
        long questionnaire = new Questionnaires(sql, client)
                .add(questions(), "Transport " + HOSTILE, NOON)
                .value();
        return new Things(
                client,
                campaign,
                numbers.list().getFirst().id(),
                wording(sql, client, Wordings.Kind.SCRIPT),
                wording(sql, client, Wordings.Kind.INFORMATION_MESSAGE),
                questionnaire,
                new Orders(sql, client).products().getFirst().id(),
                imported(program, folder, name, number),
                sql.fetchSingle(
                                outdial.sql.gen.Tables.LEAD_LIST,
                                outdial.sql.gen.Tables.LEAD_LIST.CLIENT_ID.eq(client.value()))
                        .getId(),
                sql.fetchSingle(outdial.sql.gen.Tables.LEAD, outdial.sql.gen.Tables.LEAD.CLIENT_ID.eq(client.value()))
                        .getId(),
                number,
                directed(sql, client, campaign, shown));
    }

    private static Directed directed(DSLContext sql, ClientId client, CampaignId campaign, PhoneNumber shown) {
        var rules = new ClientRuleDrafts(sql, client);
        rules.save(
                new ClientRuleDraft(
                        0,
                        "HOUSE",
                        Optional.empty(),
                        Map.of(),
                        List.of(LocalDate.of(2026, 12, 24)),
                        OptionalInt.empty(),
                        OptionalInt.of(20),
                        OptionalInt.of(90),
                        OptionalInt.empty(),
                        "Mia " + HOSTILE,
                        LocalDate.of(2026, 11, 1)),
                NOON);
        var wanted = new RuleWaivers.Wanted(
                campaign,
                Optional.empty(),
                new Waiver("campaign-hours", NOON, Instant.parse("2099-01-01T00:00:00Z")),
                "A promise " + HOSTILE);
        long waiver = new RuleWaivers(sql, client).ask(wanted, 4711, "Mia " + HOSTILE, NOON);
        var evidences = new CallerEvidences(sql, client);
        evidences.add(
                new CallerNumbers(sql, client).list().getFirst().id(),
                new CallerEvidence(
                        shown,
                        Optional.of("US"),
                        Optional.empty(),
                        "Contract 12 " + HOSTILE,
                        LocalDate.of(2026, 1, 1),
                        Optional.empty()),
                "Mia " + HOSTILE,
                NOON);
        return new Directed(
                rules.list().getFirst().id(),
                waiver,
                evidences.list().getFirst().id());
    }

    private static long wording(DSLContext sql, ClientId client, Wordings.Kind kind) {
        var wordings = new Wordings(sql, client);
        long id = wordings.add(kind, "Welcome " + HOSTILE).orElseThrow();
        wordings.change(
                new Wordings.Wording(id, kind, "Welcome " + HOSTILE, Map.of("en", "Good day " + HOSTILE)), NOON);
        return id;
    }

    private static Questionnaire questions() {
        return new Questionnaire(
                "TRANSPORT",
                1,
                List.of(
                        new Question.SingleChoice(
                                "Q1",
                                "By bus? " + HOSTILE,
                                List.of(new Question.Choice("1", "Yes"), new Question.Choice("2", "No"))),
                        new Question.Amount("Q2", "How long?", BigDecimal.ONE, new BigDecimal("240"), 0),
                        new Question.Date("Q3", "Since when?", LocalDate.of(2020, 1, 1), LocalDate.of(2026, 12, 31))));
    }

    private static long imported(RunningProgram program, Path folder, String client, String number) throws Exception {
        Path file = Files.writeString(
                folder.resolve("leads" + number.substring(8) + ".csv"),
                "First name,Last name,Phone,Favourite\nMaria,\"" + HOSTILE + "\"," + number + ",\"" + HOSTILE
                        + "\"\nNobody,,12,none\n");
        var imports = new FileImport(
                program.part(DataSource.class),
                new NumberReader(),
                program.part(java.time.InstantSource.class),
                folder.resolve("var").resolve("imports"));
        var result = imports.run(
                new ImportRequest.Leads(
                        file, "US", "Spring " + HOSTILE, Optional.of("Spring list"), Optional.of(client)),
                (done, all) -> {});
        return ((ImportReceipt) result).run().value();
    }
}
