package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.floor.FloorInput;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.imports.ImportReceipt;
import outdial.model.AgentId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.agent.Agent;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.Launch;
import outdial.model.pacing.Pacing;
import outdial.model.pacing.Situation;
import outdial.model.pacing.Situation.AgentSeen;
import outdial.model.pacing.Situation.LeadSeen;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.Tally;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.pacing.engine.Memory;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.Period;
import outdial.sql.BucketCounts;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.PacingMemories;
import outdial.sql.TestDb;

/** From the messy list to the workbook: both demonstration campaigns, twenty minutes of virtual time each, on real tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TheThreadTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration SHIFT = Duration.ofMinutes(20);

    private final TestDb server = TestDb.mariaDb();
    private final DSLContext dsl = server.dsl();

    @TempDir
    static Path var;

    private List<ImportReceipt> receipts = List.of();
    private Made sales = new Made(new outdial.model.ClientId(1), "", new outdial.model.CampaignId(1), "", false);
    private Made survey = sales;

    @BeforeAll
    void a_shift_of_both() throws Exception {
        server.empty();
        receipts = new Demonstration(server.source(), InstantSource.fixed(MONDAY), var).prepare((_, _) -> {});
        sales = new DemoCampaigns(dsl, MONDAY).sales();
        survey = new DemoCampaigns(dsl, MONDAY).survey();
        dial(sales);
        dial(survey);
    }

    private void dial(Made campaign) throws Exception {
        new Campaigns(dsl, campaign.client()).move(campaign.id(), java.util.Set.of(State.DRAFT), State.RUNNING);
        var job = new DialRun.Job(
                server.source(),
                var.resolve("spool"),
                campaign.client(),
                campaign.id(),
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Simulated(),
                new DialRun.Crew(15, 7, 1),
                SHIFT);
        new DialRun(job, InstantSource.fixed(MONDAY), (_, _) -> {}).inVirtualTime();
    }

    @Test
    void what_pacing_learnt_in_the_shift_is_what_the_next_program_goes_on_from() {
        Memory kept = new PacingMemories(dsl, sales.client()).find(sales.id()).orElseThrow();
        assertThat(kept.persons()).isGreaterThan(20);
        assertThat(kept.team().signed()).isPositive();
        var watch = new CampaignWatch(
                dsl, new FloorId(1), Hours.ANY, sales.id()::equals, InstantSource.fixed(MONDAY.plus(SHIFT)));
        assertThat(watch.look()).singleElement().satisfies(told -> {
            var opened = (FloorInput.CampaignOpened) told;
            assertThat(opened.learnt()).contains(kept);
            Pacing pacing = Pacing.of(opened.campaign().mode(), opened.learnt());
            Instant at = MONDAY.plus(SHIFT);
            List<AgentSeen> ready = Stream.of(1, 2)
                    .map(agent -> new AgentSeen(new AgentId(agent), new Agent.Ready(at), false))
                    .toList();
            var nobody = new AccountStanding(AccountRule.ofCampaign(0.03), new Tally(at, 0, 0, 0));
            Launch first = pacing.launch(new Situation(at, 2, 0, 9, nobody, () -> ready, List::of));
            assertThat(first.why().get()).doesNotContain("Learns");
        });
    }

    @Test
    void whom_to_dial_is_chosen_by_what_the_shift_has_taught_of_leads() {
        Memory kept = new PacingMemories(dsl, sales.client()).find(sales.id()).orElseThrow();
        int told = dsl.fetchCount(
                ATTEMPT,
                ATTEMPT.CAMPAIGN_ID.eq(sales.id().value()),
                ATTEMPT.OUTCOME.notIn("CANCELLED", "CONGESTION", "SYSTEM_LOST", "VOID", "UNKNOWN"));
        // All of them, but for what is slowly forgotten; each history's calls stand first in the table.
        double learnt =
                kept.leads().seen().stream().limit(128).mapToDouble(one -> one).sum();
        assertThat(learnt).isBetween(0.9 * told, 1.0 * told);
        Instant at = MONDAY.plus(SHIFT);
        List<AgentSeen> ready = Stream.of(1, 2)
                .map(agent -> new AgentSeen(new AgentId(agent), new Agent.Ready(at), false))
                .toList();
        var nobody = new AccountStanding(AccountRule.ofCampaign(0.03), new Tally(at, 0, 0, 0));
        List<LeadSeen> due = Stream.of(5L, 6L, 7L)
                .map(lead -> new LeadSeen(new LeadId(lead), 0, lead == 7, LeadPast.of(0, 0)))
                .toList();
        Launch launch = Pacing.of(new DialMode.Predictive(), Optional.of(kept))
                .launch(new Situation(at, 2, 0, 9, Situation.Limit.CAMPAIGN, nobody, () -> ready, List::of, () -> due));
        assertThat(launch.whom()).startsWith(new LeadId(7), new LeadId(5));
    }

    @Test
    void every_row_of_the_list_is_accounted_for() {
        assertThat(receipts).hasSize(2).allSatisfy(receipt -> {
            assertThat(receipt.read()).isEqualTo(5_000);
            assertThat(receipt.accepted() + receipt.rejected() + receipt.duplicates())
                    .isEqualTo(receipt.read());
            assertThat(receipt.rejectedRows()).isPresent();
        });
    }

    @Test
    void every_attempt_has_one_outcome_and_none_is_left_open() {
        assertThat(dsl.fetchCount(ATTEMPT)).isGreaterThan(300);
        assertThat(dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.isNull())).isZero();
        assertThat(dsl.fetchCount(ATTEMPT_OPEN)).isZero();
        assertThat(dsl.fetchCount(CAMPAIGN_LEAD, CAMPAIGN_LEAD.STATE.eq((byte) 2)))
                .isZero();
    }

    @Test
    void no_lead_is_dialled_twice_under_one_number_or_sooner_than_its_plan_allows() {
        var again = dsl.select(ATTEMPT.CLIENT_ID, ATTEMPT.LEAD_ID, ATTEMPT.ATTEMPT_NO)
                .from(ATTEMPT)
                .where(ATTEMPT.OUTCOME.notIn("CONGESTION", "VOID"))
                .groupBy(ATTEMPT.CLIENT_ID, ATTEMPT.LEAD_ID, ATTEMPT.ATTEMPT_NO)
                .having(DSL.count().gt(1));
        assertThat(again.fetch()).isEmpty();
        var earlier = ATTEMPT.as("earlier");
        var tooSoon = dsl.selectOne()
                .from(ATTEMPT)
                .join(earlier)
                .on(earlier.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(earlier.LEAD_ID.eq(ATTEMPT.LEAD_ID))
                .and(earlier.ATTEMPT_NO.lt(ATTEMPT.ATTEMPT_NO))
                .where(DSL.condition("TIMESTAMPDIFF(SECOND, {0}, {1}) < 600", earlier.STARTED_AT, ATTEMPT.STARTED_AT));
        assertThat(tooSoon.fetch()).isEmpty();
    }

    @Test
    void the_counters_of_leads_are_what_a_count_finds() {
        for (Made campaign : List.of(sales, survey)) {
            assertThat(new BucketCounts(dsl).recount(campaign.client(), campaign.id()))
                    .isZero();
        }
    }

    @Test
    void agents_took_orders_and_interviews() {
        assertThat(dsl.fetchCount(SALES_ORDER)).isPositive();
        assertThat(dsl.fetchCount(INTERVIEW, INTERVIEW.STATE.eq("COMPLETE"))).isPositive();
        assertThat(dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.eq("TALKED").and(ATTEMPT.DISPOSITION.isNull())))
                .isZero();
    }

    @Test
    void the_workbook_holds_a_row_for_each_attempt() throws IOException {
        for (Made campaign : List.of(sales, survey)) {
            Path book = var.resolve(campaign.id().value() + ".xlsx");
            var question = new CampaignQuestion(
                    campaign.client(), campaign.id(), Period.ALWAYS, java.time.ZoneOffset.UTC, MONDAY.plus(SHIFT));
            new CampaignWorkbook(dsl).write(question, book);
            try (var read = new XSSFWorkbook(book.toFile())) {
                Sheet attempts = read.getSheet("Attempts");
                int stored = dsl.fetchCount(
                        ATTEMPT, ATTEMPT.CAMPAIGN_ID.eq(campaign.id().value()));
                assertThat(attempts.getLastRowNum()).isGreaterThanOrEqualTo(stored);
                assertThat(column(attempts, "Outcome")).isEqualTo(stored);
            } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
                throw new IOException(e);
            }
        }
    }

    /** Filled cells below the heading of this name. */
    private static int column(Sheet sheet, String heading) {
        for (var row : sheet) {
            for (var cell : row) {
                if (cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING
                        && cell.getStringCellValue().equals(heading)) {
                    int filled = 0;
                    for (int below = row.getRowNum() + 1; below <= sheet.getLastRowNum(); below++) {
                        var found = sheet.getRow(below).getCell(cell.getColumnIndex());
                        filled += found == null || found.toString().isBlank() ? 0 : 1;
                    }
                    return filled;
                }
            }
        }
        throw new AssertionError("No column " + heading);
    }
}
