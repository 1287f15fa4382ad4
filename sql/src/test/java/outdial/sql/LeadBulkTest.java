package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.sql.Sample.NOON;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.LeadListId;
import outdial.model.selection.Recycle;
import outdial.sql.BucketCounts.Standing;

@OnEachServer
class LeadBulkTest {
    private static final Set<ZoneId> ZONES = Set.of(ZoneId.of("America/New_York"), ZoneId.of("America/Detroit"));

    private final TestDb db;

    LeadBulkTest(TestDb db) {
        this.db = db;
    }

    @Test
    void leads_that_came_in_by_the_thousand_are_due_with_their_zones_and_language_and_are_counted() {
        db.empty();
        var sample = new Sample(db, "Acme");
        var target = new LeadBulk.Target(
                sample.client, sample.campaign, new LeadListId(sample.list), new ImportRunId(sample.run));
        sample.dsl.transaction(transaction -> new LeadBulk(transaction.dsl(), new ZoneSets(transaction.dsl()), target)
                .add(List.of(lead(2, 9, "bg"), lead(3, 4, "")), NOON));

        List<DueLead> due = sample.due(10, NOON);
        assertThat(due).extracting(DueLead::rank).containsExactly(4L, 9L);
        assertThat(due.getFirst().needs().language()).isEmpty();
        assertThat(due.getLast().needs().language()).contains("bg");
        assertThat(due.getLast().facts().number().zones()).isEqualTo(ZONES);
        assertThat(sample.standing()).isEqualTo(new Standing(2, 0, 0));
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
    }

    @Test
    void a_lead_is_read_by_the_clocks_of_its_address_too_at_whichever_phone() {
        db.empty();
        var sample = new Sample(db, "Acme");
        var target = new LeadBulk.Target(
                sample.client, sample.campaign, new LeadListId(sample.list), new ImportRunId(sample.run));
        var east = Set.of(ZoneId.of("America/New_York"));
        var west = Set.of(ZoneId.of("America/Denver"));
        var lead = new NewLead(
                2, Map.of(LeadField.POSTCODE, "90210"), 0, 4, List.of(phone(1, east), phone(2, west)), Map.of());
        sample.dsl.transaction(transaction ->
                new LeadBulk(transaction.dsl(), new ZoneSets(transaction.dsl()), target).add(List.of(lead), NOON));
        assertThat(zones(sample)).isEqualTo("America/Los_Angeles,America/New_York");
        var subject = new FloorCampaigns.Subject(
                sample.client,
                sample.campaign,
                sample.due(1, NOON).getFirst().facts().lead());
        assertThat(new DeskCalls(sample.dsl).zones(subject))
                .as("where a promise must suit")
                .containsExactlyInAnyOrder(ZoneId.of("America/Los_Angeles"), ZoneId.of("America/New_York"));

        sample.dsl.transaction(transaction -> {
            var moves = new LeadMoves(transaction.dsl());
            var row = moves.lock(
                            sample.client.value(),
                            sample.campaign.value(),
                            subject.lead().value())
                    .orElseThrow();
            var before = LeadMoves.place(row);
            moves.settle(row, new Recycle.OtherPhone(NOON.plusSeconds(60)));
            moves.store(row, before);
            moves.count(sample.client.value(), sample.campaign.value(), 1);
        });
        assertThat(zones(sample)).isEqualTo("America/Denver,America/Los_Angeles");
        assertThat(new BucketCounts(sample.dsl).recount(sample.client, sample.campaign))
                .isZero();
    }

    /** A file may name a zone of its own for every row; the hopper asks each set. */
    @Test
    void sets_of_zones_are_not_made_up_without_end_but_numbers_always_have_theirs() {
        db.empty();
        var east = Set.of(ZoneId.of("America/New_York"));
        var both = Set.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Tokyo"));
        var sets = new ZoneSets(db.dsl(), 0);
        short ofNumber = sets.id(east);
        assertThat(sets.id(both, ofNumber)).isEqualTo(ofNumber);
        assertThat(sets.id(both, ofNumber)).isEqualTo(ofNumber);
        short made = sets.id(both);
        assertThat(made).isNotEqualTo(ofNumber);
        assertThat(sets.id(both, ofNumber)).isEqualTo(made);
        assertThat(new ZoneSets(db.dsl()).id(Set.of(ZoneId.of("Asia/Tokyo")), ofNumber))
                .isNotEqualTo(ofNumber);
    }

    private static NumberFacts phone(int seq, Set<ZoneId> zones) {
        return new NumberFacts(Sample.number(9, seq), "US", NumberType.FIXED_OR_MOBILE, true, zones);
    }

    private static String zones(Sample sample) {
        return sample.dsl
                .fetchSingle("SELECT zones FROM campaign_lead JOIN zone_set ON zone_set.id = zone_set_id")
                .get(0, String.class);
    }

    @Test
    void leads_of_a_list_that_is_not_there_are_refused_and_keys_are_checked_again_afterwards() {
        db.empty();
        var sample = new Sample(db, "Acme");
        var list = new LeadListId(sample.list);
        var nowhere = new LeadListId(sample.list + 1);
        assertThatThrownBy(() -> sample.dsl.transaction(transaction -> into(nowhere, sample, transaction.dsl())))
                .hasStackTraceContaining("No list " + nowhere.value());
        sample.dsl.transaction(transaction -> {
            into(list, sample, transaction.dsl());
            assertThat(transaction
                            .dsl()
                            .fetchSingle("SELECT @@foreign_key_checks")
                            .get(0, Integer.class))
                    .isOne();
        });
        assertThat(sample.standing()).isEqualTo(new Standing(1, 0, 0));
    }

    private static void into(LeadListId list, Sample sample, DSLContext tx) {
        var target = new LeadBulk.Target(sample.client, sample.campaign, list, new ImportRunId(sample.run));
        new LeadBulk(tx, new ZoneSets(tx), target).add(List.of(lead(2, 9, "bg")), NOON);
    }

    private static NewLead lead(int row, long rank, String language) {
        var phone = new NumberFacts(Sample.number(row, 0), "US", NumberType.FIXED_OR_MOBILE, true, ZONES);
        Map<LeadField, String> texts = Optional.of(language)
                .filter(tag -> !tag.isEmpty())
                .map(tag -> Map.of(LeadField.LANGUAGE, tag))
                .orElse(Map.of());
        return new NewLead(row, texts, 0, rank, List.of(phone), Map.of());
    }
}
