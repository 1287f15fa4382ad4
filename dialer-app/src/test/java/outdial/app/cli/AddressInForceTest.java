package outdial.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.GATE_FINDING;
import static outdial.sql.gen.Tables.PHONE;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.Outdial;
import outdial.app.RunningProgram;
import outdial.app.dialling.UsualCampaign;
import outdial.app.simulation.DialRun;
import outdial.app.simulation.Exchange;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.compliance.Verdict;
import outdial.compliance.pack.Recipient;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.DialMode;
import outdial.sql.BucketCounts;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.DueLead;
import outdial.sql.LeadSamples;
import outdial.sql.Leads;
import outdial.sql.TestDb;
import outdial.sql.Waterfall.Step;
import outdial.sql.Waterfall.When;
import outdial.sql.Waterfalls;

/**
 * Numbers of New York in a list that tells where people live: import, waterfall, explanation, hopper and a simulated day
 * agree that nobody in California is called before it is nine there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AddressInForceTest {
    private static final int LAST = Integer.MAX_VALUE;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Half past nine in the morning in New York, on a Monday. */
    private static final Instant MORNING = Instant.parse("2026-11-23T14:30:00Z");

    /** Nine in the morning in Chicago, as in the west of Florida, and in California. */
    private static final Instant NINE_IN_CHICAGO = Instant.parse("2026-11-23T15:00:00Z");

    private static final Instant NINE_IN_CALIFORNIA = Instant.parse("2026-11-23T17:00:00Z");

    private static final String LIST = """
            phone,state,zip,time zone
            +12125550101,,10001,
            +12125550102,,,
            +12125550103,,90210,
            +12125550104,California,,
            +12125550105,,33101,
            +12125550106,,,America/Los_Angeles
            """;

    private static final Map<String, Instant> FIRST = Map.of(
            "+12125550101", MORNING,
            "+12125550102", MORNING,
            "+12125550103", NINE_IN_CALIFORNIA,
            "+12125550104", NINE_IN_CALIFORNIA,
            "+12125550105", NINE_IN_CHICAGO,
            "+12125550106", NINE_IN_CALIFORNIA);

    @TempDir
    private static Path var;

    private final TestDb server = TestDb.mariaDb();
    private final DSLContext dsl = server.dsl();
    private final ComplianceGate gate = ComplianceGate.shipped("house");
    private final StringWriter out = new StringWriter();
    private ClientId client = new ClientId(1);
    private CampaignId campaign = new CampaignId(1);

    @BeforeAll
    void importedByTheCommand() throws Exception {
        server.empty();
        client = new Clients(dsl).open("Moved people", MORNING);
        var campaigns = new Campaigns(dsl, client);
        var settings = UsualCampaign.settings(
                        new DialMode.Progressive(), NEW_YORK, Set.of("US"), false, Duration.ofHours(9))
                .calling(Purpose.RESEARCH, Recipient.CONSUMER);
        campaign = campaigns.create("Where you live", new FloorId(1), settings, MORNING);
        new Dispositions(dsl, client).offer(campaign, UsualCampaign.dispositions());
        var shown = new PhoneNumber("+14045550100");
        var numbers = new CallerNumbers(dsl, client);
        numbers.add(new CallerNumbers.Owned(shown, "US", "own", LocalDate.of(2026, 1, 1), Optional.empty()));
        numbers.show(campaign, "ZZ", shown);
        campaigns.move(campaign, Set.of(State.DRAFT), State.RUNNING);
        Path list = Files.writeString(var.resolve("list.csv"), LIST);
        assertThat(run("import", list.toString(), "--country=US", "--campaign=Where you live"))
                .isZero();
        assertThat(out.toString()).contains("6");
    }

    private GateFacts.Terms terms() {
        return new Campaigns(dsl, client).terms(campaign, MORNING);
    }

    @Test
    void the_waterfall_counts_them_as_the_gate_judges_them() {
        for (Instant at : List.of(MORNING, NINE_IN_CHICAGO, NINE_IN_CALIFORNIA.minusSeconds(1))) {
            long open =
                    FIRST.values().stream().filter(first -> !first.isAfter(at)).count();
            assertThat(new Waterfalls(dsl, terms(), gate, NEW_YORK).at(at).steps())
                    .containsExactlyInAnyOrder(
                            new Step(When.NOW, "ready", open), new Step(When.TODAY, "hours", FIRST.size() - open));
        }
        assertThat(new BucketCounts(dsl).recount(client, campaign)).isZero();
    }

    /** Those on which the page of packs tries new rules. */
    @Test
    void the_leads_on_which_rules_are_tried_have_their_addresses() {
        var opens = new TreeMap<String, Instant>();
        for (GateFacts facts : new LeadSamples(dsl, terms()).facts(0, 100, MORNING)) {
            opens.put(
                    facts.number().number().e164(),
                    switch (gate.judge(facts, MORNING)) {
                        case Verdict.Allowed _ -> MORNING;
                        case Verdict.Deferred(var until, var _) -> until;
                        case Verdict.Denied denied -> throw new AssertionError(denied);
                    });
        }
        assertThat(opens).containsExactlyInAnyOrderEntriesOf(FIRST);
    }

    @Test
    void the_hopper_passes_over_those_who_are_still_asleep() {
        List<DueLead> due = new Leads(dsl, client)
                .due(terms(), 100, Set.of(), zones -> gate.isWithinHours(terms(), zones, MORNING), MORNING);
        assertThat(due)
                .extracting(lead -> lead.facts().number().number().e164())
                .containsExactlyInAnyOrder("+12125550101", "+12125550102");
    }

    @Test
    void the_command_explains_a_lead_by_number_and_address() {
        assertThat(run(explain("+12125550103"))).isZero();
        assertThat(out.toString())
                .contains(
                        "allowed from 2026-11-23T17:00:00Z; put off by us.window.research",
                        "rules of   US-NY, US-OTHER, US, HOUSE",
                        "local time America/Los_Angeles Mon 06:30, America/New_York Mon 09:30",
                        "campaign   'Where you live' allows it from 2026-11-23T17:00:00Z");
        out.getBuffer().setLength(0);
        assertThat(run(explain("+12125550101"))).isZero();
        assertThat(out.toString()).contains("allowed now", "campaign   'Where you live' allows it now.");
        out.getBuffer().setLength(0);
        assertThat(run(Stream.concat(Stream.of(explain("+12125550103")), Stream.of("--zone=America/New_York"))
                        .toArray(String[]::new)))
                .isZero();
        assertThat(out.toString()).contains("allowed now", "local time America/New_York Mon 09:30");
    }

    private static String[] explain(String number) {
        return new String[] {
            "compliance",
            "explain",
            "--number=" + number,
            "--at=" + MORNING,
            "--kind=research",
            "--campaign=Where you live",
            "--client=Moved people"
        };
    }

    @Test
    @Order(LAST)
    void a_simulated_day_calls_each_from_its_first_minute_on() throws Exception {
        var job = new DialRun.Job(
                server.source(),
                var.resolve("spool"),
                client,
                campaign,
                gate,
                new Exchange.Simulated(),
                new DialRun.Crew(8, 7, 1),
                Duration.ofHours(5));
        new DialRun(job, InstantSource.fixed(MORNING), (_, _) -> {}).inVirtualTime();
        Map<String, Instant> first = dsl
                .select(PHONE.E164, DSL.min(ATTEMPT.STARTED_AT))
                .from(ATTEMPT)
                .join(PHONE)
                .on(PHONE.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                .groupBy(PHONE.E164)
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> row.value1().e164(), row -> row.value2()));
        assertThat(first.keySet()).isEqualTo(FIRST.keySet());
        FIRST.forEach((number, from) ->
                assertThat(first.get(number)).as(number).isBetween(from, from.plus(Duration.ofMinutes(3))));
        assertThat(dsl.fetchCount(GATE_FINDING))
                .as("nobody was taken to the gate in vain")
                .isZero();
    }

    private int run(String... args) {
        var settings = RunningProgram.settings(var).entrySet().stream()
                .flatMap(one -> Stream.of("--set", one.getKey() + "=" + one.getValue()));
        return OutdialCommand.commandLine(new Program(Outdial.class))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Stream.concat(Stream.of(args), settings).toArray(String[]::new));
    }
}
