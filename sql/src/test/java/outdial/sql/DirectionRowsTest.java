package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.LEDGER_ROW;
import static outdial.sql.gen.Tables.RULE_WAIVER;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.compliance.RuleBook;
import outdial.compliance.Verdict;
import outdial.compliance.direction.CallerEvidence;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.direction.Suspension;
import outdial.compliance.gate.Waiver;
import outdial.compliance.pack.CallKind;
import outdial.compliance.yaml.BadRuleFile;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.LeadId;
import outdial.sql.Begun.Refusal;

/** What people direct is in the tables, counts at once in readings and claims, and leaves rows in the ledger. */
@OnEachServer
class DirectionRowsTest {
    private static final Instant TEN = NOON.plus(Duration.ofHours(3));
    private static final ComplianceGate GATE = new ComplianceGate(RuleBook.exercise());

    private final TestDb db;
    private Sample sample;
    private Fence fence;
    private LeadId lead;

    DirectionRowsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aLeadAndALeader() {
        db.empty();
        sample = new Sample(db, "Acme");
        lead = sample.lead(1, "America/New_York");
        try (var leases = new FloorLeases(db.source())) {
            fence = leases.take(FLOOR, "here").orElseThrow().fence();
        }
    }

    private GateFacts.Terms terms(Instant at) {
        return new Campaigns(sample.dsl, sample.client).terms(sample.campaign, at);
    }

    private Verdict verdict(Instant at) {
        return GATE.judge(
                new LeadBook(sample.dsl, sample.client)
                        .facts(terms(at), lead, at)
                        .orElseThrow(),
                at);
    }

    private String reason() {
        return sample.dsl
                .select(CAMPAIGN_LEAD.BLOCKED_BY)
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.LEAD_ID.eq(lead.value()))
                .fetchOptional(CAMPAIGN_LEAD.BLOCKED_BY)
                .orElse("");
    }

    private void judge(Instant at) {
        new LeadJudgings(sample.dsl, terms(at), GATE).judge(100, at);
    }

    private List<String> ledger() {
        return sample.dsl
                .select(LEDGER_ROW.CONTENT)
                .from(LEDGER_ROW)
                .where(LEDGER_ROW.CLIENT_ID.eq(sample.client.value()))
                .orderBy(LEDGER_ROW.SEQ)
                .fetch(LEDGER_ROW.CONTENT);
    }

    private Suspension suspend(Optional<ClientId> client, Optional<Instant> until) {
        return new Suspensions(sample.dsl)
                .add(client, new Suspension(0, "US", "", TEN, until, "A storm"), 7, "Mia", TEN);
    }

    @Test
    void a_permit_of_before_a_suspension_is_refused_when_its_lead_is_claimed() {
        NewAttempt before = Sample.attempt(1, fence, sample.due(1, TEN).getFirst(), TEN);
        suspend(Optional.empty(), Optional.of(TEN.plusSeconds(600)));
        assertThat(sample.begin(fence, List.of(before), TEN).refused()).containsValue(Refusal.STALE);
        assertThat(verdict(TEN))
                .isInstanceOfSatisfying(
                        Verdict.Deferred.class, put -> assertThat(put.until()).isEqualTo(TEN.plusSeconds(600)));
        Instant after = TEN.plusSeconds(600);
        NewAttempt then = Sample.attempt(2, fence, sample.due(1, after).getFirst(), after);
        assertThat(sample.begin(fence, List.of(then), after).begun()).hasSize(1);
        assertThat(ledger().getFirst()).contains("directed", "suspended", "A storm", "Mia");
        assertThat(ledger().getLast()).contains("permit", "directions");
    }

    @Test
    void leads_of_a_suspended_region_are_counted_by_it_and_are_ready_again_once_it_is_lifted() {
        Suspension storm = suspend(Optional.of(sample.client), Optional.of(TEN.plus(Duration.ofDays(3))));
        judge(TEN);
        assertThat(sample.state(lead)).isEqualTo(LeadState.SCHEDULED);
        assertThat(reason()).isEqualTo("region-suspended");
        assertThat(new Suspensions(sample.dsl).lift(storm.id(), "Jon", TEN.plusSeconds(60)))
                .isTrue();
        assertThat(new Suspensions(sample.dsl).lift(storm.id(), "Jon", TEN.plusSeconds(61)))
                .isFalse();
        judge(TEN.plusSeconds(62));
        assertThat(sample.state(lead)).isEqualTo(LeadState.READY);
        suspend(Optional.of(sample.client), Optional.empty());
        judge(TEN.plusSeconds(63));
        assertThat(sample.state(lead)).isEqualTo(LeadState.BLOCKED);
        assertThat(ledger()).anyMatch(row -> row.contains("lifted") && row.contains("Jon"));
    }

    @Test
    void a_suspension_of_one_client_leaves_the_others_alone() {
        var other = new Sample(db, "Bolt");
        suspend(Optional.of(other.client), Optional.empty());
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Allowed.class);
        assertThat(terms(TEN).directions().isSilent()).isTrue();
        assertThat(new Suspensions(sample.dsl).newest(new Reach.Only(Set.of(sample.client)), 9))
                .isEmpty();
        assertThat(new Suspensions(sample.dsl).newest(new Reach.Everyone(), 9)).hasSize(1);
    }

    private ClientRuleDraft draft(long id, String... windows) {
        Map<DayOfWeek, List<String>> hours =
                Map.of(DayOfWeek.MONDAY, List.of(windows), DayOfWeek.TUESDAY, List.of("09:00-12:00", "14:00-16:00"));
        return new ClientRuleDraft(
                id,
                "US",
                Optional.of(CallKind.SALES),
                hours,
                List.of(LocalDate.of(2026, 12, 24)),
                OptionalInt.of(1),
                OptionalInt.empty(),
                OptionalInt.of(90),
                OptionalInt.empty(),
                "Mia O'Hara",
                LocalDate.of(2026, 11, 20));
    }

    @Test
    void a_clients_stricter_rules_are_kept_and_asked_and_their_text_stays() {
        var drafts = new ClientRuleDrafts(sample.dsl, sample.client);
        drafts.save(draft(0, "13:00-15:00"), NOON);
        ClientRuleDraft kept = drafts.list().getFirst();
        assertThat(kept.hours())
                .containsEntry(DayOfWeek.TUESDAY, List.of("09:00-12:00", "14:00-16:00"))
                .containsEntry(DayOfWeek.SUNDAY, List.of());
        assertThat(kept.shut()).containsExactly(LocalDate.of(2026, 12, 24));
        assertThat(kept.perMonth()).isEmpty();
        assertThat(verdict(TEN)).isInstanceOfSatisfying(Verdict.Deferred.class, put -> {
            assertThat(put.until()).isEqualTo(TEN.plus(Duration.ofHours(3)));
            assertThat(put.findings().getFirst().rule()).isEqualTo("client." + kept.id() + ".hours");
        });
        String title = terms(TEN).directions().rules().orElseThrow().title();
        assertThat(new RuleTexts(sample.dsl).find(title).orElseThrow().get(ClientRules.FILE))
                .contains("Mia O''Hara");
        drafts.save(draft(kept.id(), "09:00-15:00"), NOON);
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Allowed.class);
        assertThat(drafts.list()).hasSize(1);
        assertThat(drafts.remove(kept.id(), "Jon", NOON)).isTrue();
        assertThat(terms(TEN).directions().rules()).isEmpty();
        assertThat(ledger()).hasSize(3).last().asString().contains("client-rule", "none");
    }

    @Test
    void a_rule_that_cannot_be_used_is_not_written() {
        var drafts = new ClientRuleDrafts(sample.dsl, sample.client);
        assertThatThrownBy(() -> drafts.save(draft(0, "09:00"), NOON)).isInstanceOf(BadRuleFile.class);
        assertThat(drafts.list()).isEmpty();
        assertThat(ledger()).isEmpty();
    }

    private long asked(Optional<LeadId> of) {
        var waiver = new Waiver("client.1.hours", TEN, TEN.plusSeconds(600));
        return new RuleWaivers(sample.dsl, sample.client)
                .ask(new RuleWaivers.Wanted(sample.campaign, of, waiver, "A promise"), 7, "Mia", TEN);
    }

    @Test
    void nobody_approves_what_they_asked_for_not_even_past_the_program() {
        long id = asked(Optional.empty());
        var waivers = new RuleWaivers(sample.dsl, sample.client);
        assertThat(waivers.decide(id, true, 7, "Mia", TEN)).isFalse();
        assertThat(terms(TEN).directions().waivers()).isEmpty();
        assertThatThrownBy(() -> sample.dsl
                        .update(RULE_WAIVER)
                        .set(RULE_WAIVER.STATE, "APPROVED")
                        .set(RULE_WAIVER.DECIDED_BY, 7L)
                        .where(RULE_WAIVER.ID.eq(id))
                        .execute())
                .isInstanceOf(DataAccessException.class);
        assertThat(waivers.decide(id, true, 8, "Jon", TEN)).isTrue();
        assertThat(waivers.decide(id, false, 9, "Eva", TEN)).isFalse();
        assertThat(terms(TEN).directions().waivers()).singleElement().satisfies(one -> {
            assertThat(one.askedBy()).isEqualTo("Mia");
            assertThat(one.approvedBy()).isEqualTo("Jon");
        });
        assertThat(ledger()).singleElement().asString().contains("waived", "client.1.hours", "Mia", "Jon");
    }

    @Test
    void a_waiver_frees_its_lead_until_it_ends_or_expires_and_the_lead_is_read_outside_its_hours() {
        var drafts = new ClientRuleDrafts(sample.dsl, sample.client);
        drafts.save(draft(0, "13:00-15:00"), NOON);
        judge(TEN);
        long rule = drafts.list().getFirst().id();
        var waivers = new RuleWaivers(sample.dsl, sample.client);
        var wanted = new RuleWaivers.Wanted(
                sample.campaign,
                Optional.of(lead),
                new Waiver("client." + rule + ".hours", TEN, TEN.plusSeconds(600)),
                "A promise");
        long id = waivers.ask(wanted, 7, "Mia", TEN);
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Deferred.class);
        waivers.decide(id, true, 8, "Jon", TEN);
        assertThat(verdict(TEN)).isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> {
            assertThat(allowed.permit().waived()).hasSize(1);
            assertThat(allowed.permit().looksAt()).containsEntry("waived", "client." + rule + ".hours by " + id);
        });
        var due = new Leads(sample.dsl, sample.client).due(terms(TEN), 10, Set.of(), _ -> false, TEN);
        assertThat(due).hasSize(1);
        assertThat(verdict(TEN.plusSeconds(600))).isInstanceOf(Verdict.Deferred.class);
        assertThat(waivers.end(id, TEN.plusSeconds(10))).isTrue();
        assertThat(verdict(TEN.plusSeconds(11))).isInstanceOf(Verdict.Deferred.class);
    }

    private CallerEvidence evidence(String country) {
        return new CallerEvidence(
                Sample.CALLER,
                Optional.of(country),
                Optional.of(CallKind.SALES),
                "Contract 12",
                LocalDate.of(2026, 1, 1),
                Optional.of(LocalDate.of(2026, 12, 31)));
    }

    @Test
    void a_number_is_shown_where_its_evidence_is_good_and_demanded_evidence_must_be_there() {
        var evidences = new CallerEvidences(sample.dsl, sample.client);
        long number =
                new CallerNumbers(sample.dsl, sample.client).list().getFirst().id();
        evidences.demand(true, "Mia", NOON);
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Denied.class);
        evidences.add(number, evidence("US"), "Mia", NOON);
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Allowed.class);
        assertThat(evidences.withdraw(evidences.list().getFirst().id(), "Jon", NOON))
                .isTrue();
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Denied.class);
        evidences.demand(false, "Mia", NOON);
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Allowed.class);
        evidences.add(number, evidence("LT"), "Mia", NOON);
        assertThat(verdict(TEN)).isInstanceOf(Verdict.Denied.class);
        assertThat(ledger()).hasSize(5).first().asString().contains("caller-evidence-demanded");
    }
}
