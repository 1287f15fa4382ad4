package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.SHARED_OPT_OUT;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.compliance.Verdict;
import outdial.model.PhoneNumber;

@OnEachServer
class SharedOptOutsTest {
    private static final PhoneNumber NUMBER = Sample.number(1, 0);
    private static final PhoneNumber OTHER = Sample.number(2, 0);

    private final TestDb db;
    private Sample books;
    private Sample shoes;

    SharedOptOutsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void onePersonOnTheListsOfTwoClients() {
        db.empty();
        new Clients(db.dsl()).openCentre("The centre", NOON);
        books = new Sample(db, "Books");
        shoes = new Sample(db, "Shoes");
        shoes.lead(1, "Europe/Vilnius", "Europe/Vilnius");
    }

    @Test
    void without_the_policy_an_opt_out_binds_the_client_that_was_asked() {
        optOut(books, NUMBER);
        assertThat(listed(books, NUMBER)).containsExactly(DoNotCalls.OPT_OUTS);
        assertThat(listed(shoes, NUMBER)).isEmpty();
        assertThat(db.dsl().fetchCount(SHARED_OPT_OUT)).isZero();
    }

    @Test
    void with_it_who_opted_out_before_and_who_does_now_are_called_for_nobody() {
        optOut(books, NUMBER);
        share(true);
        optOut(books, OTHER);
        assertThat(listed(shoes, NUMBER)).containsExactly(SharedOptOuts.LIST);
        assertThat(listed(shoes, OTHER)).containsExactly(SharedOptOuts.LIST);
        assertThat(new DoNotCalls(db.dsl(), shoes.client).isAnybodyListed()).isTrue();
        DueLead due = shoes.due(1, NOON).getFirst();
        assertThat(due.facts().onRecord().permission().optedOut()).isTrue();
        assertThat(new ComplianceGate(RuleBook.exercise()).judge(due.facts(), NOON))
                .isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void who_is_erased_at_the_client_that_was_asked_is_called_for_nobody_all_the_same() {
        share(true);
        optOut(books, NUMBER);
        new SubjectRights(books.dsl, books.client).erase(NUMBER, NOON);
        assertThat(db.dsl().fetchExists(DNC_ENTRY)).isFalse();
        assertThat(db.dsl().fetch(SHARED_OPT_OUT).formatCSV()).doesNotContain(NUMBER.digits());
        assertThat(listed(shoes, NUMBER)).containsExactly(SharedOptOuts.LIST);
    }

    @Test
    void what_a_client_brought_in_a_file_stays_its_own() {
        optOut(books, NUMBER);
        db.dsl().update(DNC_ENTRY).set(DNC_ENTRY.SOURCE, "import 7").execute();
        share(true);
        assertThat(listed(shoes, NUMBER)).isEmpty();
    }

    @Test
    void when_the_policy_ends_each_client_has_its_own_again() {
        share(true);
        optOut(books, NUMBER);
        share(false);
        assertThat(listed(books, NUMBER)).containsExactly(DoNotCalls.OPT_OUTS);
        assertThat(listed(shoes, NUMBER)).isEmpty();
        assertThat(new DoNotCalls(db.dsl(), shoes.client).isAnybodyListed()).isFalse();
    }

    private void share(boolean on) {
        new SharedOptOuts(db.dsl()).decide(on, NOON);
    }

    private void optOut(Sample of, PhoneNumber number) {
        assertThat(new DoNotCalls(db.dsl(), of.client).optOut(number, "agent", NOON))
                .isTrue();
    }

    private List<String> listed(Sample of, PhoneNumber number) {
        return new DoNotCalls(db.dsl(), of.client).match(List.of(number)).getOrDefault(number, List.of());
    }
}
