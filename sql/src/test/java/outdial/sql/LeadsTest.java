package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static outdial.sql.Sample.NOON;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.compliance.Finding;
import outdial.compliance.words.Saying;
import outdial.model.LeadId;
import outdial.sql.BucketCounts.Standing;

@OnEachServer
class LeadsTest {
    private static final String[] ZONES = {"America/New_York", "America/Chicago", "Europe/Vilnius", "Asia/Tehran", ""};

    private final TestDb db;
    private Sample sample;

    LeadsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aCampaign() {
        db.empty();
        sample = new Sample(db, "Acme");
    }

    @Test
    void a_due_lead_comes_with_all_that_the_gate_asks() {
        sample.lead(7, "America/New_York");
        new DoNotCalls(sample.dsl, sample.client).optOut(Sample.number(1, 0), "keypad", NOON);
        DueLead due = sample.due(5, NOON).getFirst();
        assertThat(due.rank()).isEqualTo(7);
        assertThat(due.facts().number().number()).isEqualTo(Sample.number(1, 0));
        assertThat(due.facts().number().zones()).containsExactly(ZoneId.of("America/New_York"));
        assertThat(due.facts().listedOn()).containsExactly(DoNotCalls.OPT_OUTS);
        assertThat(due.facts().attempts()).isEmpty();
        assertThat(due.facts().terms().caller()).contains(Sample.CALLER);
        assertThat(due.facts().terms().running()).isTrue();
        assertThat(due.callback()).isEmpty();
    }

    @Test
    void the_first_leads_of_all_open_zones_come_in_the_order_of_their_rank() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var expected = new ArrayList<DueRank>();
        for (int i = 0; i < 90; i++) {
            // Ranks tie often, and one zone has nearly all the best.
            String zone = ZONES[random.nextInt(ZONES.length)];
            long rank = zone.equals("Asia/Tehran") ? random.nextInt(3) : random.nextInt(20);
            expected.add(new DueRank(rank, sample.lead(rank, zone), zone));
        }
        expected.removeIf(lead -> lead.zone().equals("Europe/Vilnius"));
        expected.sort(java.util.Comparator.comparingLong(DueRank::rank)
                .thenComparingLong(lead -> lead.lead().value()));
        List<LeadId> order = expected.stream().map(DueRank::lead).toList();
        for (int want : new int[] {1, 3, 10, 40, 200}) {
            Set<LeadId> held = Set.copyOf(order.subList(0, want % 7));
            List<LeadId> found = new Leads(sample.dsl, sample.client)
                            .due(
                                    new Campaigns(sample.dsl, sample.client).terms(sample.campaign, NOON),
                                    want,
                                    held,
                                    zones -> !zones.contains(ZoneId.of("Europe/Vilnius")),
                                    NOON)
                            .stream()
                            .map(lead -> lead.facts().lead())
                            .toList();
            assertThat(found)
                    .as("want " + want)
                    .isEqualTo(order.stream()
                            .filter(lead -> !held.contains(lead))
                            .limit(want)
                            .toList());
        }
    }

    private record DueRank(long rank, LeadId lead, String zone) {}

    @Test
    void a_scheduled_lead_is_ready_when_its_time_has_come_and_not_a_moment_before() {
        var lead = sample.lead(1, "America/New_York");
        var leads = new Leads(sample.dsl, sample.client);
        leads.putOff(sample.campaign, lead, NOON.plusSeconds(60));
        assertThat(sample.state(lead)).isEqualTo(LeadState.SCHEDULED);
        assertThat(sample.standing()).isEqualTo(new Standing(0, 1, 0));
        assertThat(leads.nextDue(sample.campaign)).contains(NOON.plusSeconds(60));
        assertThat(leads.promote(sample.campaign, 10, NOON.plusMillis(59_999))).isZero();
        assertThat(leads.promote(sample.campaign, 10, NOON.plusSeconds(60))).isEqualTo(1);
        assertThat(sample.standing()).isEqualTo(new Standing(1, 0, 0));
    }

    @Test
    void a_refused_lead_is_put_off_or_blocked_and_the_reason_is_kept() {
        var deferred = sample.lead(1, "America/New_York");
        var denied = sample.lead(2, "America/New_York");
        var leads = new Leads(sample.dsl, sample.client);
        var why = List.of(new Finding("house-window", Saying.of("law.noPack", "It is night there. ".repeat(40))));
        for (DueLead lead : sample.due(2, NOON)) {
            leads.refuse(
                    new Leads.Refused(
                            sample.campaign,
                            lead.facts().lead(),
                            lead.facts().phone(),
                            lead.facts().lead().equals(deferred)
                                    ? Optional.of(NOON.plusSeconds(3600))
                                    : Optional.empty(),
                            why,
                            "house@0123"),
                    NOON);
        }
        assertThat(sample.state(deferred)).isEqualTo(LeadState.SCHEDULED);
        assertThat(sample.state(denied)).isEqualTo(LeadState.BLOCKED);
        assertThat(sample.standing()).isEqualTo(new Standing(0, 1, 1));
        assertThat(sample.dsl.fetchCount(outdial.sql.gen.Tables.GATE_FINDING)).isEqualTo(2);
        assertThat(leads.blocked(sample.campaign)).containsExactly(entry("house-window", 1L));
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
        assertThat(leads.unblock(sample.campaign, 10)).isEqualTo(1);
        assertThat(sample.state(denied)).isEqualTo(LeadState.READY);
    }

    @Test
    void counters_agree_with_a_recount_and_are_mended_by_it() {
        sample.lead(1, "America/New_York");
        sample.lead(2, "Asia/Tehran");
        var counts = new BucketCounts(sample.dsl);
        assertThat(counts.recount(sample.client, sample.campaign)).isZero();
        sample.dsl.execute("UPDATE bucket_count SET n = n + 2");
        assertThat(counts.recount(sample.client, sample.campaign)).isEqualTo(4);
        assertThat(counts.recount(sample.client, sample.campaign)).isZero();
        assertThat(counts.readyByZoneSet(sample.client, sample.campaign).values())
                .containsExactly(1L, 1L);
    }
}
