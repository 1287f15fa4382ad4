package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.RuleBook;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.words.Saying;
import outdial.model.Fence;
import outdial.model.LeadId;
import outdial.model.campaign.WeeklyHours;
import outdial.sql.Waterfall.Step;
import outdial.sql.Waterfall.When;
import outdial.sql.gen.Tables;

@OnEachServer
class WaterfallsTest {
    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");
    private static final ComplianceGate GATE = new ComplianceGate(RuleBook.exercise());

    private final TestDb db;

    WaterfallsTest(TestDb db) {
        this.db = db;
    }

    private Fence fence() {
        try (var leases = new FloorLeases(db.source())) {
            return leases.take(FLOOR, "here").orElseThrow().fence();
        }
    }

    /** As the campaign's own, but called only from nine to five. */
    private static GateFacts.Terms nineToFive(Sample sample) {
        var terms = new Campaigns(sample.dsl, sample.client).terms(sample.campaign, NOON);
        var open = new WeeklyHours.Window(LocalTime.of(9, 0), LocalTime.of(17, 0));
        var days = new EnumMap<DayOfWeek, List<WeeklyHours.Window>>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> days.put(day, List.of(open)));
        return new GateFacts.Terms(
                terms.client(),
                terms.campaign(),
                terms.running(),
                new WeeklyHours(days),
                terms.countries(),
                terms.types(),
                terms.plan(),
                terms.call(),
                terms.caller());
    }

    private static void refuse(Sample sample, LeadId lead, Optional<Instant> until, String rule) {
        var facts = sample.due(100, NOON).stream()
                .map(DueLead::facts)
                .filter(one -> one.lead().equals(lead))
                .findFirst()
                .orElseThrow();
        new Leads(sample.dsl, sample.client)
                .refuse(
                        new Leads.Refused(
                                sample.campaign,
                                lead,
                                facts.phone(),
                                until,
                                List.of(new Finding(rule, Saying.of("rule.notRunning"))),
                                "house@0123"),
                        NOON);
    }

    private Sample filled() {
        db.empty();
        var sample = new Sample(db, "Acme");
        var fence = fence();
        refuse(sample, sample.lead(1, "Europe/Vilnius"), Optional.of(NOON.plus(Duration.ofHours(2))), "attempts-apart");
        refuse(sample, sample.lead(2, "Europe/Vilnius"), Optional.of(NOON.plus(Duration.ofDays(2))), "attempts-apart");
        refuse(sample, sample.lead(3, "Europe/Vilnius"), Optional.empty(), "do-not-call");
        sample.lead(4, "Europe/Vilnius");
        sample.begin(1, fence, NOON);
        sample.lead(5, "Europe/Vilnius");
        sample.lead(6, "Europe/Vilnius");
        sample.lead(7, "America/New_York");
        sample.lead(8, "Asia/Tokyo");
        return sample;
    }

    private static Waterfalls waterfalls(Sample sample) {
        return new Waterfalls(sample.dsl, nineToFive(sample), GATE, VILNIUS);
    }

    @Test
    void the_steps_add_up_to_all_leads() {
        var sample = filled();
        Waterfall all = waterfalls(sample).at(NOON);
        assertThat(all.all()).isEqualTo(sample.dsl.fetchCount(Tables.CAMPAIGN_LEAD));
        assertThat(all.steps())
                .containsExactly(
                        new Step(When.NOW, "ready", 2),
                        new Step(When.NOW, "claimed", 1),
                        new Step(When.TODAY, "attempts-apart", 1),
                        new Step(When.TODAY, "hours", 1),
                        new Step(When.LATER, "attempts-apart", 1),
                        new Step(When.LATER, "hours", 1),
                        new Step(When.NEVER, "do-not-call", 1));
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
    }

    @Test
    void each_step_opens_the_leads_it_counts() {
        var sample = filled();
        var waterfalls = waterfalls(sample);
        for (Step step : waterfalls.at(NOON).steps()) {
            assertThat(waterfalls.leads(step.when(), step.reason(), 0, 50, NOON))
                    .as(step.toString())
                    .hasSize((int) step.leads());
            assertThat(waterfalls.leads(step.when(), step.reason(), (int) step.leads(), 50, NOON))
                    .isEmpty();
        }
    }

    @Test
    void counters_that_went_astray_are_put_right() {
        var sample = filled();
        sample.dsl.execute("UPDATE reason_count SET n = n + 3 WHERE reason = 'do-not-call'");
        var counts = new BucketCounts(sample.dsl);
        assertThat(counts.recount(sample.client, sample.campaign)).isEqualTo(3);
        assertThat(counts.recount(sample.client, sample.campaign)).isZero();
        assertThat(waterfalls(sample).at(NOON).of(When.NEVER)).isEqualTo(1);
    }

    @Test
    void leads_are_judged_before_anybody_dials_them() {
        db.empty();
        var sample = new Sample(db, "Acme");
        var free = sample.lead(1, "Europe/Vilnius");
        var listed = sample.lead(2, "Europe/Vilnius");
        new DoNotCalls(sample.dsl, sample.client).optOut(Sample.number(2, 0), "agent", NOON);
        var judgings = new LeadJudgings(sample.dsl, nineToFive(sample), GATE);
        assertThat(judgings.judge(1, NOON)).isEqualTo(1);
        assertThat(judgings.judge(10, NOON)).isEqualTo(1);
        assertThat(judgings.judge(10, NOON)).isZero();
        assertThat(sample.state(free)).isEqualTo(LeadState.READY);
        assertThat(sample.state(listed)).isEqualTo(LeadState.BLOCKED);
        assertThat(waterfalls(sample).at(NOON).stepsOf(When.NEVER))
                .containsExactly(new Step(When.NEVER, "do-not-call", 1));
        assertThat(judgings.progress().orElseThrow().judged()).isEqualTo(2);

        var late = sample.lead(3, "Europe/Vilnius");
        assertThat(judgings.judge(10, NOON)).isEqualTo(1);
        assertThat(sample.state(late)).isEqualTo(LeadState.READY);
    }

    @Test
    void a_verdict_that_changes_is_a_row_of_the_ledger_and_one_that_does_not_is_none() throws Exception {
        db.empty();
        var sample = new Sample(db, "Acme");
        var lead = sample.lead(1, "Europe/Vilnius");
        var number = Sample.number(1, 0);
        new DoNotCalls(sample.dsl, sample.client).optOut(number, "agent", NOON);
        var judgings = new LeadJudgings(sample.dsl, nineToFive(sample), GATE);
        assertThat(judgings.judge(number, NOON)).isEqualTo(1);
        assertThat(judgings.judge(number, NOON)).isZero();
        assertThat(kinds(sample.dsl)).containsExactly("deny");

        sample.dsl.deleteFrom(Tables.DNC_ENTRY).execute();
        LeadJudgings.beginAnew(sample.dsl, sample.client);
        assertThat(judgings.judge(10, NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(sample.state(lead)).isEqualTo(LeadState.READY);
        assertThat(kinds(sample.dsl)).containsExactly("deny", "allow");
        var chain = new Ledgers.Chain(sample.client, FLOOR);
        assertThat(new Ledgers(sample.dsl).verify(chain, List.of(), Optional.empty()))
                .isInstanceOf(LedgerReport.Sound.class);
    }

    private static List<String> kinds(DSLContext dsl) {
        return dsl.selectFrom(Tables.LEDGER_ROW).orderBy(Tables.LEDGER_ROW.SEQ).fetch(row -> {
            String verdict = row.getContent().split("\tverdict=", 2)[1];
            return verdict.split("\t", 2)[0];
        });
    }
}
