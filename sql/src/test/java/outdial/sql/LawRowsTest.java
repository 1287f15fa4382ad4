package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.compliance.Address;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Finding;
import outdial.compliance.OnRecord;
import outdial.compliance.RuleBook;
import outdial.compliance.Verdict;
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.compliance.gate.RegisterState;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.ConsentState;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.Fence;
import outdial.model.PhoneNumber;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.disposition.Disposition;
import outdial.model.selection.Recycle;
import outdial.sql.Begun.Refusal;
import outdial.sql.Consents.Consent;

/**
 * What rule packs ask about is in the tables, is read with the leads, and is looked at once more by the claim. Long, for
 * each kind of fact goes all the way.
 */
@OnEachServer
class LawRowsTest {
    /** Ten in the morning in New York, on a Monday. */
    private static final Instant TEN = NOON.plus(Duration.ofHours(3));

    private static final PhoneNumber NUMBER = Sample.number(1, 0);

    private final TestDb db;
    private Sample sample;
    private Consents consents;
    private Fence fence;

    LawRowsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aLeadAndALeader() {
        db.empty();
        sample = new Sample(db, "Acme");
        sample.lead(1, "America/New_York");
        consents = new Consents(sample.dsl, sample.client);
        try (var leases = new FloorLeases(db.source())) {
            fence = leases.take(FLOOR, "here").orElseThrow().fence();
        }
    }

    private static Consent consent(ConsentState state, Instant given) {
        return new Consent(
                NUMBER,
                Optional.empty(),
                Optional.empty(),
                state,
                "web form",
                "Yes, call me",
                "form 7",
                given,
                Optional.empty());
    }

    private OnRecord known(Instant at) {
        return sample.due(1, at).getFirst().facts().onRecord();
    }

    private ConsentState state(Instant at) {
        return known(at).permission().consent();
    }

    @Test
    void the_address_of_a_leads_file_is_known_and_lies_in_the_numbers_country_if_it_names_none() {
        assertThat(known(TEN).address()).isEqualTo(Address.UNKNOWN);
        sample.dsl.execute("UPDATE `lead` SET region = 'California', postcode = '90210'");
        assertThat(known(TEN).address()).isEqualTo(new Address("US", "California", "90210", ""));
        sample.dsl.execute("UPDATE `lead` SET country = 'CA', zone = 'America/Regina'");
        assertThat(known(TEN).address()).isEqualTo(new Address("CA", "California", "90210", "America/Regina"));
    }

    @Test
    void of_several_consents_the_best_that_is_in_force_covers_the_call() {
        assertThat(state(TEN)).isEqualTo(ConsentState.NONE);
        consents.give(consent(ConsentState.CUSTOMER, NOON), NOON);
        Consent ending = consent(ConsentState.EXPRESS_WRITTEN, NOON);
        Instant end = TEN.plusSeconds(60);
        consents.give(
                new Consent(
                        NUMBER,
                        Optional.empty(),
                        Optional.of(CallKind.SALES),
                        ending.state(),
                        "letter",
                        "I agree",
                        "letter 9",
                        NOON,
                        Optional.of(end)),
                NOON);
        consents.give(consent(ConsentState.EXPRESS_AUTO, TEN.plusSeconds(3600)), NOON);
        assertThat(state(TEN)).isEqualTo(ConsentState.EXPRESS_WRITTEN);
        assertThat(known(TEN).permission().until()).isEqualTo(end);
        assertThat(state(end)).isEqualTo(ConsentState.CUSTOMER);
    }

    @Test
    void a_consent_for_another_campaign_or_another_kind_of_call_does_not_cover_this_one() {
        var other = new Campaigns(sample.dsl, sample.client).create("Autumn", FLOOR, Sample.settings(), NOON);
        consents.give(scoped(Optional.of(other), Optional.empty()), NOON);
        consents.give(scoped(Optional.empty(), Optional.of(CallKind.RESEARCH)), NOON);
        assertThat(state(TEN)).isEqualTo(ConsentState.NONE);
        consents.give(scoped(Optional.of(sample.campaign), Optional.of(CallKind.SALES)), NOON);
        assertThat(state(TEN)).isEqualTo(ConsentState.EXPRESS);
    }

    private static Consent scoped(Optional<CampaignId> campaign, Optional<CallKind> kind) {
        return new Consent(
                NUMBER, campaign, kind, ConsentState.EXPRESS, "phone", "Yes", "recording 4", NOON, Optional.empty());
    }

    @Test
    void what_was_taken_back_stays_taken_back_until_the_person_agrees_again() {
        consents.give(consent(ConsentState.EXPRESS, NOON), NOON);
        assertThat(consents.revoke(NUMBER, TEN.minusSeconds(60))).isEqualTo(1);
        assertThat(consents.revoke(NUMBER, TEN)).isZero();
        assertThat(state(TEN)).isEqualTo(ConsentState.REVOKED);
        consents.give(consent(ConsentState.CUSTOMER, NOON.minusSeconds(9)), TEN);
        assertThat(state(TEN)).isEqualTo(ConsentState.REVOKED);
        consents.give(consent(ConsentState.EXPRESS, TEN), TEN);
        assertThat(state(TEN)).isEqualTo(ConsentState.EXPRESS);
        assertThat(consents.of(NUMBER))
                .hasSize(3)
                .filteredOn(one -> one.revoked().isPresent())
                .hasSize(1);
    }

    @Test
    void a_consent_without_evidence_is_refused_by_the_program_and_by_the_table() {
        assertThatThrownBy(() -> new Consent(
                        NUMBER,
                        Optional.empty(),
                        Optional.empty(),
                        ConsentState.EXPRESS,
                        "",
                        "",
                        " ",
                        NOON,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without evidence");
        consents.give(consent(ConsentState.EXPRESS, NOON), NOON);
        assertThatThrownBy(() -> sample.dsl.execute("UPDATE consent SET evidence = ''"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_list_binds_always_unless_it_is_a_registers_copy() {
        list("TPS of ours", true);
        assertThat(known(TEN).permission().optedOut()).isTrue();
        assertThat(known(TEN).registers()).isEmpty();
        var lists = new DoNotCalls(sample.dsl, sample.client);
        assertThat(lists.copyOfRegister("TPS of ours", "us.dnc", LocalDate.of(2026, 11, 20)))
                .isTrue();
        assertThat(lists.copyOfRegister("no such list", "us.dnc", LocalDate.of(2026, 11, 20)))
                .isFalse();
        assertThat(known(TEN).permission().optedOut()).isFalse();
        assertThat(known(TEN).registers())
                .isEqualTo(Map.of(
                        "us.dnc",
                        new RegisterCheck(RegisterState.LISTED, Optional.of(Instant.parse("2026-11-20T00:00:00Z")))));
        assertThat(sample.due(1, TEN).getFirst().facts().listedOn()).containsExactly("TPS of ours");
    }

    @Test
    void of_two_copies_of_a_register_the_older_tells_the_age_and_either_may_list_the_number() {
        list("north", false);
        list("south", true);
        var lists = new DoNotCalls(sample.dsl, sample.client);
        lists.copyOfRegister("north", "us.dnc", LocalDate.of(2026, 11, 1));
        lists.copyOfRegister("south", "us.dnc", LocalDate.of(2026, 11, 20));
        assertThat(known(TEN).registers().get("us.dnc"))
                .isEqualTo(new RegisterCheck(RegisterState.LISTED, Optional.of(Instant.parse("2026-11-01T00:00:00Z"))));
    }

    private void list(String name, boolean listed) {
        long id = sample.dsl
                .insertInto(DNC_LIST)
                .set(DNC_LIST.CLIENT_ID, sample.client.value())
                .set(DNC_LIST.NAME, name)
                .set(DNC_LIST.KIND, "REGISTER")
                .returning(DNC_LIST.ID)
                .fetchSingle()
                .getId();
        if (listed) {
            sample.dsl
                    .insertInto(DNC_ENTRY)
                    .values(sample.client.value(), NUMBER, id, NOON, "import 1")
                    .execute();
        }
    }

    @Test
    void the_real_gate_denies_calls_and_puts_them_off_by_what_the_tables_hold() {
        var gate = new ComplianceGate(RuleBook.house());
        assertThat(findings(gate, TEN)).containsExactly("us.dnc");
        list("National copy", false);
        new DoNotCalls(sample.dsl, sample.client).copyOfRegister("National copy", "us.dnc", LocalDate.of(2026, 11, 20));
        assertThat(gate.judge(sample.due(1, TEN).getFirst().facts(), TEN)).isInstanceOf(Verdict.Allowed.class);
        assertThat(gate.judge(sample.due(1, NOON).getFirst().facts(), NOON))
                .isInstanceOfSatisfying(Verdict.Deferred.class, later -> {
                    assertThat(later.until()).isEqualTo("2026-11-23T13:00:00Z");
                    assertThat(later.findings()).extracting(Finding::rule).contains("us.window");
                });
        Instant old = TEN.plus(Duration.ofDays(35));
        assertThat(findings(gate, old)).containsExactly("us.dnc");
    }

    private List<String> findings(ComplianceGate gate, Instant at) {
        return gate.judge(sample.due(1, at).getFirst().facts(), at) instanceof Verdict.Denied(var findings)
                ? findings.stream().map(Finding::rule).toList()
                : List.of();
    }

    @Test
    void the_claim_refuses_whoever_came_on_a_list_or_took_a_consent_back_since_the_gate_was_asked() {
        consents.give(consent(ConsentState.EXPRESS, NOON), NOON);
        list("National copy", true);
        new DoNotCalls(sample.dsl, sample.client).copyOfRegister("National copy", "us.dnc", LocalDate.of(2026, 11, 20));
        NewAttempt attempt = attempt(0);
        consents.revoke(NUMBER, TEN);
        assertThat(sample.begin(fence, List.of(attempt), TEN).refused()).containsEntry(attempt.id(), Refusal.LISTED);
        consents.give(consent(ConsentState.EXPRESS, TEN.plusSeconds(1)), TEN);
        NewAttempt again = attempt(1, TEN.plusSeconds(2));
        new DoNotCalls(sample.dsl, sample.client).optOut(NUMBER, "keypad", TEN);
        assertThat(sample.begin(fence, List.of(again), TEN.plusSeconds(2)).refused())
                .containsEntry(again.id(), Refusal.LISTED);
    }

    @Test
    void the_claim_takes_a_listed_number_that_the_gate_allowed_by_consent() {
        consents.give(consent(ConsentState.EXPRESS, NOON), NOON);
        list("National copy", true);
        new DoNotCalls(sample.dsl, sample.client).copyOfRegister("National copy", "us.dnc", LocalDate.of(2026, 11, 20));
        NewAttempt attempt = attempt(0);
        assertThat(sample.begin(fence, List.of(attempt), TEN).begun()).containsExactly(attempt.id());
    }

    private NewAttempt attempt(int count) {
        return attempt(count, TEN);
    }

    private NewAttempt attempt(int count, Instant at) {
        Verdict verdict = new ComplianceGate(RuleBook.house())
                .judge(sample.due(1, at).getFirst().facts(), at);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return new NewAttempt(
                AttemptId.of(FLOOR, fence, count),
                ((Verdict.Allowed) verdict).permit(),
                Optional.empty(),
                at,
                at.plusSeconds(3));
    }

    @Test
    void how_an_attempt_ended_is_kept_with_it_and_a_refusal_may_be_told_before_or_after() {
        AttemptId first = begin(0, NOON);
        close(first, Outcome.ABANDONED, again(NOON));
        AttemptId second = begin(1, NOON.plusSeconds(10));
        close(second, Outcome.TALKED, new Recycle.Awaiting());
        dispose(second, Disposition.Kind.REFUSAL, again(NOON.plusSeconds(10)));
        AttemptId third = begin(2, NOON.plusSeconds(20));
        dispose(third, Disposition.Kind.REFUSAL, again(NOON.plusSeconds(20)));
        close(third, Outcome.TALKED, new Recycle.Awaiting());
        AttemptId fourth = begin(3, NOON.plusSeconds(30));
        close(fourth, Outcome.MACHINE, again(NOON.plusSeconds(30)));
        assertThat(known(NOON.plusSeconds(40)).attempts())
                .containsExactly(
                        new PriorAttempt(NOON, Ending.ABANDONED),
                        new PriorAttempt(NOON.plusSeconds(10), Ending.REFUSED),
                        new PriorAttempt(NOON.plusSeconds(20), Ending.REFUSED),
                        new PriorAttempt(NOON.plusSeconds(30), Ending.MACHINE));
    }

    @Test
    void attempts_of_the_clients_other_campaigns_count_for_the_law_and_not_for_the_campaign() {
        var other = new Campaigns(sample.dsl, sample.client).create("Autumn", FLOOR, Sample.settings(), NOON);
        AttemptId attempt = begin(0, NOON);
        close(attempt, Outcome.NO_ANSWER, again(NOON));
        sample.dsl.execute("INSERT INTO campaign_lead (client_id, campaign_id, lead_id, list_id, phone_id, state,"
                + " zone_set_id, rank_key) SELECT client_id, " + other.value()
                + ", lead_id, list_id, phone_id, 0, zone_set_id, rank_key FROM campaign_lead");
        var facts = new Leads(sample.dsl, sample.client)
                .due(
                        new Campaigns(sample.dsl, sample.client).terms(other, NOON),
                        1,
                        java.util.Set.of(),
                        _ -> true,
                        NOON)
                .getFirst()
                .facts();
        assertThat(facts.attempts()).isEmpty();
        assertThat(facts.onRecord().attempts()).containsExactly(new PriorAttempt(NOON, Ending.NO_ANSWER));
    }

    @Test
    void a_number_on_two_lists_is_one_person_who_is_called_once_at_a_time_and_whose_attempts_count_together() {
        sample.lead(2, "America/New_York");
        sample.dsl
                .update(PHONE)
                .set(PHONE.E164, NUMBER)
                .where(PHONE.E164.eq(Sample.number(2, 0)))
                .execute();
        List<DueLead> both = sample.due(2, NOON);
        assertThat(both).hasSize(2);
        NewAttempt first = Sample.attempt(0, fence, both.getFirst(), NOON);
        NewAttempt second = Sample.attempt(1, fence, both.getLast(), NOON);
        Begun begun = sample.begin(fence, List.of(first, second), NOON);
        assertThat(begun.begun()).as("in one batch").containsExactly(first.id());
        assertThat(begun.refused()).isEqualTo(Map.of(second.id(), Refusal.LEAD_TAKEN));
        assertThat(sample.begin(fence, List.of(second), NOON).refused()).containsKey(second.id());
        assertThat(sample.due(2, NOON)).as("not offered meanwhile").isEmpty();
        close(first.id(), Outcome.NO_ANSWER, again(NOON.plusSeconds(600)));
        assertThat(sample.begin(fence, List.of(second), NOON).refused())
                .as("its permit knows nothing of the attempt")
                .isEqualTo(Map.of(second.id(), Refusal.LEAD_TAKEN));
        DueLead offered = sample.due(2, NOON.plusSeconds(9)).getFirst();
        assertThat(offered.facts().lead()).isEqualTo(second.permit().lead());
        assertThat(offered.facts().attempts()).as("for the campaign's own plan").isEmpty();
        assertThat(offered.facts().onRecord().attempts()).containsExactly(new PriorAttempt(NOON, Ending.NO_ANSWER));
        NewAttempt third = Sample.attempt(2, fence, offered, NOON.plusSeconds(9));
        assertThat(sample.begin(fence, List.of(third), NOON.plusSeconds(9)).begun())
                .containsExactly(third.id());
    }

    @Test
    void attempts_kept_before_endings_were_count_as_not_answered() {
        var old = java.nio.ByteBuffer.allocate(8).putLong(NOON.toEpochMilli()).array();
        sample.dsl.update(CAMPAIGN_LEAD).set(CAMPAIGN_LEAD.TRIED_AT, old).execute();
        assertThat(known(TEN).attempts()).containsExactly(new PriorAttempt(NOON, Ending.NO_ANSWER));
    }

    private AttemptId begin(int count, Instant at) {
        return sample.begin(fence, List.of(Sample.attempt(count, fence, exercised(at), at)), at)
                .begun()
                .iterator()
                .next();
    }

    /** As if the campaign's own wait were over. */
    private DueLead exercised(Instant at) {
        DueLead due = sample.due(1, at).getFirst();
        var f = due.facts();
        var t = f.terms();
        var plan = new outdial.model.campaign.AttemptPlan(9, 9, Duration.ZERO);
        var eager = new outdial.compliance.GateFacts.Terms(
                t.client(), t.campaign(), t.running(), t.hours(), t.countries(), t.types(), plan, t.call(), t.caller());
        return new DueLead(
                new outdial.compliance.GateFacts(
                        f.lead(), f.phone(), f.number(), f.listedOn(), f.attempts(), f.onRecord(), eager),
                due.rank(),
                due.needs(),
                due.only(),
                due.callback(),
                due.misfires(),
                due.scarce());
    }

    private static Recycle again(Instant at) {
        return new Recycle.Again(at.plusSeconds(5), 0);
    }

    private void close(AttemptId attempt, Outcome outcome, Recycle recycle) {
        var times = new CallTimes(NOON, null, null, null, null, null, null, NOON.plusSeconds(1));
        new AttemptEnds(sample.dsl).close(attempt, outcome, times, Optional.empty(), recycle);
    }

    private void dispose(AttemptId attempt, Disposition.Kind kind, Recycle recycle) {
        new Dispositions(sample.dsl, sample.client)
                .offer(sample.campaign, List.of(new Dispositions.Offered(Disposition.of(kind), "Refused")));
        new AttemptEnds(sample.dsl)
                .dispose(
                        new AttemptEnds.Disposed(
                                attempt, new AgentId(1), Disposition.of(kind), Optional.empty(), recycle),
                        NOON.plusSeconds(2));
    }
}
