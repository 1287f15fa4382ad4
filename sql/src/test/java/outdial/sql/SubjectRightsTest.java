package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.FLOOR;
import static outdial.sql.Sample.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.compliance.Verdict;
import outdial.compliance.ledger.LedgerReport;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.sql.SubjectRights.Outcome;
import outdial.sql.gen.Tables;

@OnEachServer
class SubjectRightsTest {
    private static final PhoneNumber NUMBER = Sample.number(1, 0);
    private static final PhoneNumber SECOND = Sample.number(1, 1);

    private final TestDb db;
    private Sample sample;
    private SubjectRights rights;
    private LeadId lead;

    SubjectRightsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aPersonWithTwoNumbersWhoWasPermittedOnce() {
        db.empty();
        sample = new Sample(db, "Acme");
        rights = new SubjectRights(sample.dsl, sample.client);
        lead = sample.lead(1, "Europe/Vilnius", "Europe/Vilnius");
        sample.dsl
                .update(Tables.LEAD)
                .set(Tables.LEAD.FIRST_NAME, "Rasa")
                .set(Tables.LEAD.NOTE, "asks for mornings")
                .execute();
    }

    private LedgerReport verify() throws Exception {
        return new Ledgers(sample.dsl).verify(new Ledgers.Chain(sample.client, FLOOR), List.of(), Optional.empty());
    }

    private void permitAndEnd() {
        try (var leases = new FloorLeases(db.source())) {
            sample.begin(1, leases.take(FLOOR, "here").orElseThrow().fence(), NOON);
        }
    }

    @Test
    void nothing_that_names_the_person_is_left_and_the_ledger_stays_true() throws Exception {
        permitAndEnd();
        sample.dsl.deleteFrom(Tables.ATTEMPT_OPEN).execute();
        assertThat(rights.erase(NUMBER, NOON)).isEqualTo(new Outcome.Erased(1, 2, List.of()));
        assertThat(everything()).doesNotContain("Rasa", "mornings", NUMBER.digits(), SECOND.digits());
        assertThat(verify())
                .isInstanceOfSatisfying(
                        LedgerReport.Sound.class,
                        sound -> assertThat(sound.closed()).isPositive());
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
    }

    /** Every row of every table as text. */
    private String everything() {
        return sample.dsl.meta().getTables().stream()
                .filter(table -> table.getSchema() != null
                        && table.getSchema().getName().equals(currentSchema())
                        && !table.getName().startsWith("flyway"))
                .map(table -> sample.dsl
                        .fetch("SELECT * FROM `" + table.getName() + "`")
                        .formatCSV())
                .collect(Collectors.joining("\n"));
    }

    private String currentSchema() {
        return sample.dsl.fetchValue("SELECT DATABASE()").toString();
    }

    @Test
    void who_was_erased_is_not_called_when_imported_again() {
        assertThat(rights.erase(NUMBER, NOON)).isInstanceOf(Outcome.Erased.class);
        sample.dsl.execute("UPDATE phone SET e164 = " + NUMBER.digits() + ", is_valid = 1 WHERE seq = 0");
        sample.dsl.execute("UPDATE campaign_lead SET state = 0, blocked_by = NULL");
        DueLead again = sample.due(1, NOON).getFirst();
        assertThat(again.facts().listedOn()).containsExactly(Suppressions.ERASED);
        assertThat(new ComplianceGate(RuleBook.exercise()).judge(again.facts(), NOON))
                .isInstanceOf(Verdict.Denied.class);
        assertThat(new DoNotCalls(sample.dsl, sample.client).match(List.of(NUMBER, SECOND, Sample.number(9, 0))))
                .containsOnlyKeys(NUMBER, SECOND);
    }

    @Test
    void a_lead_that_was_erased_is_never_made_ready_again() {
        rights.erase(NUMBER, NOON);
        new Leads(sample.dsl, sample.client).unblock(sample.campaign, 10);
        assertThat(sample.state(lead)).isEqualTo(LeadState.BLOCKED);
    }

    @Test
    void a_hold_keeps_everything_until_it_is_lifted() {
        rights.hold(NUMBER, "Lawsuit 12 of 2026", NOON);
        assertThat(rights.erase(NUMBER, NOON)).isEqualTo(new Outcome.Held("Lawsuit 12 of 2026"));
        assertThat(everything()).contains("Rasa");
        assertThat(rights.lift(NUMBER, NOON)).isTrue();
        assertThat(rights.lift(NUMBER, NOON)).isFalse();
        assertThat(rights.erase(NUMBER, NOON)).isInstanceOf(Outcome.Erased.class);
    }

    @Test
    void nobody_is_erased_in_the_middle_of_a_call() {
        permitAndEnd();
        assertThat(rights.erase(NUMBER, NOON)).isEqualTo(new Outcome.InCall());
        assertThat(everything()).contains("Rasa");
    }

    @Test
    void the_copy_holds_what_is_kept_and_is_itself_recorded() throws Exception {
        assertThat(rights.copy(NUMBER, NOON).get("lead")).contains("Rasa", "asks for mornings");
        assertThat(rights.copy(NUMBER, NOON).get("phone")).contains(SECOND.digits());
        assertThat(verify())
                .isInstanceOfSatisfying(
                        LedgerReport.Sound.class,
                        sound -> assertThat(sound.rows()).isEqualTo(2));
    }

    @Test
    void who_objects_is_not_called_any_more() {
        assertThat(rights.object(NUMBER, NOON)).isTrue();
        assertThat(rights.object(NUMBER, NOON)).isFalse();
        assertThat(sample.due(1, NOON).getFirst().facts().listedOn()).containsExactly(DoNotCalls.OPT_OUTS);
    }

    @Test
    void of_a_number_that_nobody_has_only_the_suppression_is_kept() {
        assertThat(rights.erase(Sample.number(8, 0), NOON)).isEqualTo(new Outcome.NothingKept());
        assertThat(new DoNotCalls(sample.dsl, sample.client).match(List.of(Sample.number(8, 0))))
                .hasSize(1);
    }

    @Test
    void whose_time_is_over_is_forgotten_with_a_row_in_the_ledger_and_nobody_sooner() throws Exception {
        var retention = new Retention(sample.dsl, sample.client);
        assertThat(retention.forget(0, 10, NOON.plus(Duration.ofDays(4000)))).isEqualTo(nothing(0));
        retention.set(Map.of(CampaignSettings.Purpose.SALES, 30));
        Instant created =
                sample.dsl.select(Tables.LEAD.CREATED_AT).from(Tables.LEAD).fetchSingle(Tables.LEAD.CREATED_AT);
        assertThat(retention.forget(0, 10, created.plus(Duration.ofDays(30)))).isEqualTo(nothing(0));
        rights.hold(NUMBER, "Lawsuit 12 of 2026", NOON);
        Instant over = created.plus(Duration.ofDays(30)).plusMillis(1);
        assertThat(retention.forget(0, 10, over)).isEqualTo(nothing(1));
        assertThat(everything()).contains("Rasa");
        rights.lift(NUMBER, NOON);
        assertThat(retention.forget(0, 10, over).forgotten()).isEqualTo(1);
        assertThat(everything()).doesNotContain("Rasa", "mornings", NUMBER.digits(), SECOND.digits());
        assertThat(retention.forget(0, 10, over)).isEqualTo(nothing(0));
        assertThat(verify()).isInstanceOf(LedgerReport.Sound.class);
    }

    private static Retention.Turn nothing(int kept) {
        return new Retention.Turn(0, kept, 0, List.of());
    }

    @Test
    void a_lead_of_a_purpose_that_keeps_its_leads_stays() {
        new Retention(sample.dsl, sample.client).set(Map.of(CampaignSettings.Purpose.RESEARCH, 1));
        assertThat(new Retention(sample.dsl, sample.client).forget(0, 10, NOON.plus(Duration.ofDays(4000))))
                .isEqualTo(nothing(0));
    }

    @Test
    void who_had_opted_out_is_known_as_such_when_imported_after_being_forgotten() {
        rights.object(NUMBER, NOON);
        new Retention(sample.dsl, sample.client).set(Map.of(CampaignSettings.Purpose.SALES, 1));
        assertThat(new Retention(sample.dsl, sample.client)
                        .forget(0, 10, NOON.plus(Duration.ofDays(4000)))
                        .forgotten())
                .isEqualTo(1);
        assertThat(new DoNotCalls(sample.dsl, sample.client).match(List.of(NUMBER, SECOND)))
                .containsOnlyKeys(NUMBER);
    }
}
