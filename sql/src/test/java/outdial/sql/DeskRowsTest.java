package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.sql.Sample.NOON;
import static outdial.sql.gen.Tables.AGENT_EVENT;
import static outdial.sql.gen.Tables.AUDIT_EVENT;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.ORDER_LINE;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.disposition.Disposition;
import outdial.model.disposition.Disposition.Kind;
import outdial.model.survey.Questionnaire;
import outdial.sql.Dispositions.Offered;
import outdial.sql.Interviews.End;
import outdial.sql.Orders.Line;
import outdial.sql.Orders.Order;
import outdial.sql.Orders.Product;
import outdial.sql.gen.Tables;

/** What agents leave behind, each part of it told twice. */
@OnEachServer
class DeskRowsTest {
    private static final AttemptId ATTEMPT = new AttemptId(77);

    private final TestDb db;
    private Sample sample;
    private LeadId lead;

    DeskRowsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aCampaign() {
        db.empty();
        sample = new Sample(db, "Acme");
        lead = sample.lead(1, "America/New_York");
    }

    @Test
    void an_answer_is_kept_once_and_a_later_one_replaces_it_whatever_the_order_of_arrival() {
        var interviews = new Interviews(sample.dsl, sample.client);
        var questionnaire = new Questionnaires(sample.dsl, sample.client)
                .add(new Questionnaire("nps", 1, List.of()), "How likely", NOON);
        interviews.ask(sample.campaign, questionnaire);
        var interview = interviews.begin(sample.campaign, questionnaire, ATTEMPT, lead, Optional.empty(), NOON);
        assertThat(interviews.begin(sample.campaign, questionnaire, ATTEMPT, lead, Optional.empty(), NOON))
                .isEqualTo(interview);
        interviews.save(interview, "q1", 1, "7", NOON);
        interviews.save(interview, "q1", 3, "9", NOON.plusSeconds(2));
        interviews.save(interview, "q1", 2, "8", NOON.plusSeconds(3));
        interviews.save(interview, "q1", 3, "never", NOON.plusSeconds(4));
        interviews.save(interview, "q2", 4, "ą", NOON);
        assertThat(interviews.answers(interview))
                .containsEntry("q1", "9")
                .containsEntry("q2", "ą")
                .hasSize(2);
        assertThat(interviews.end(interview, End.COMPLETE, NOON)).isTrue();
        assertThat(interviews.end(interview, End.PARTIAL, NOON)).isFalse();
        assertThat(sample.dsl.fetchSingle(INTERVIEW).getState()).isEqualTo("COMPLETE");
    }

    @Test
    void an_order_is_placed_once_and_wholly_or_not_at_all() {
        var orders = new Orders(sample.dsl, sample.client);
        orders.offer(new Product("MAG", "Magazine, a year", 3900, "EUR"));
        orders.offer(new Product("MAG", "Magazine, a year", 4200, "EUR"));
        assertThat(orders.offered()).containsExactly(new Product("MAG", "Magazine, a year", 4200, "EUR"));
        var wrong = order(new Line("MAG", 1, 4200), new Line("GONE", 1, 1));
        assertThatThrownBy(() -> orders.place(wrong, NOON)).hasMessageContaining("no product 'GONE'");
        assertThat(sample.dsl.fetchCount(SALES_ORDER)).isZero();
        assertThat(orders.place(order(new Line("MAG", 2, 4200)), NOON)).isTrue();
        assertThat(orders.place(order(new Line("MAG", 2, 4200)), NOON)).isFalse();
        assertThat(sample.dsl.fetchSingle(SALES_ORDER).getTotalMinor()).isEqualTo(8400);
        assertThat(sample.dsl.fetchCount(ORDER_LINE)).isEqualTo(1);
    }

    @Test
    void a_note_and_an_order_in_the_making_are_kept_with_each_save_and_a_late_save_changes_nothing() {
        var ana = new Agents(sample.dsl, sample.client).add("Ana", new FloorId(1), false);
        var notes = new CallNotes(sample.dsl, sample.client);
        assertThat(notes.of(ATTEMPT)).isEmpty();
        notes.save(new CallNotes.Note(ATTEMPT, lead, ana, 1, "Likes"), NOON);
        notes.save(new CallNotes.Note(ATTEMPT, lead, ana, 3, "Likes novels"), NOON);
        notes.save(new CallNotes.Note(ATTEMPT, lead, ana, 2, "Likes nov"), NOON);
        assertThat(notes.of(ATTEMPT)).contains("Likes novels");

        var offered = List.of(new Product("BOX", "Box", 900, "EUR"), new Product("MAG", "Magazine", 4200, "EUR"));
        offered.forEach(new Orders(sample.dsl, sample.client)::offer);
        var drafts = new OrderDrafts(sample.dsl, sample.client);
        assertThat(drafts.save(ATTEMPT, "GONE", 1, 1)).isFalse();
        assertThat(drafts.save(ATTEMPT, "MAG", 3, 2)).isTrue();
        drafts.save(ATTEMPT, "MAG", 2, 4);
        drafts.save(ATTEMPT, "MAG", 9, 3);
        drafts.save(ATTEMPT, "BOX", 1, 5);
        drafts.save(ATTEMPT, "BOX", 0, 6);
        assertThat(drafts.lines(ATTEMPT, offered)).containsExactly(new Line("MAG", 2, 4200));
    }

    @Test
    void an_agent_sees_the_person_and_what_was_before_but_not_another_agents_call() {
        var agents = new AgentAccounts(sample.dsl, sample.client);
        var ana = agents.open("ana", "!", "Ana", new FloorId(1), NOON);
        assertThat(agents.open("ana", "!", "Ana", new FloorId(1), NOON)).isEqualTo(ana);
        assertThat(agents.find("ana").orElseThrow().profile().id()).isEqualTo(ana);
        assertThat(agents.find("nobody")).isEmpty();
        sample.dsl
                .update(LEAD)
                .set(LEAD.FIRST_NAME, "Maria")
                .set(LEAD.LAST_NAME, "<b>Ivanova</b>")
                .set(LEAD.CITY, "Boston")
                .execute();
        sample.dsl
                .insertInto(Tables.ATTEMPT)
                .set(Tables.ATTEMPT.ID, ATTEMPT.value())
                .set(Tables.ATTEMPT.STARTED_AT, NOON)
                .set(Tables.ATTEMPT.CLIENT_ID, sample.client.value())
                .set(Tables.ATTEMPT.CAMPAIGN_ID, sample.campaign.value())
                .set(Tables.ATTEMPT.LEAD_ID, lead.value())
                .set(Tables.ATTEMPT.PHONE_ID, lead.value() * 10)
                .set(Tables.ATTEMPT.ATTEMPT_NO, (short) 1)
                .set(Tables.ATTEMPT.CALLER_E164, Sample.CALLER)
                .set(Tables.ATTEMPT.AGENT_ID, ana.value())
                .set(Tables.ATTEMPT.RULE_BOOK, "exercise")
                .set(Tables.ATTEMPT.RULES, "")
                .set(Tables.ATTEMPT.GRANTED_AT, NOON)
                .set(Tables.ATTEMPT.OUTCOME, "TALKED")
                .set(Tables.ATTEMPT.DISPOSITION, "CALLBACK")
                .execute();
        new CallNotes(sample.dsl, sample.client).save(new CallNotes.Note(ATTEMPT, lead, ana, 1, "After six"), NOON);
        var calls = new DeskCalls(sample.dsl);
        var subject = calls.subject(ATTEMPT, ana).orElseThrow();
        assertThat(calls.subject(ATTEMPT, new AgentId(ana.value() + 1))).isEmpty();
        var person = calls.person(subject, Optional.empty());
        assertThat(person.name()).isEqualTo("Maria <b>Ivanova</b>");
        assertThat(person.fields()).containsEntry("city", "Boston");
        assertThat(person.zones()).containsExactly(ZoneId.of("America/New_York"));
        assertThat(person.history())
                .containsExactly(new DeskCalls.Earlier(
                        NOON,
                        Optional.of("TALKED"),
                        Optional.of("CALLBACK"),
                        Optional.of("Ana"),
                        Optional.of("After six")));
        assertThat(calls.person(subject, Optional.of(ATTEMPT)).history()).isEmpty();
    }

    @Test
    void agents_come_back_with_what_they_can_do_and_their_day_is_journalled() {
        var agents = new Agents(sample.dsl, sample.client);
        var ana = agents.add("Ana", new FloorId(1), true);
        agents.add("Ben", new FloorId(2), false);
        var profile =
                new AgentProfile(ana, Set.of(agents.skill("Insurance"), agents.skill("Vans")), Set.of("lt", "en"));
        agents.teach(profile);
        assertThat(agents.profiles(new FloorId(1))).containsExactly(profile);
        agents.bind(ana, accountOf("ana"));
        assertThat(agents.findByUser(accountOf("ana"))).contains(ana);

        agents.changed(ana, new Agent.Paused("lunch ".repeat(40), NOON));
        agents.changed(ana, new Agent.Talking(ATTEMPT, NOON.plusSeconds(60)));
        assertThat(sample.dsl.fetch(AGENT_EVENT).sortAsc(AGENT_EVENT.AT).getValues(AGENT_EVENT.STATE))
                .containsExactly("PAUSED", "TALKING");
    }

    @Test
    void dispositions_are_offered_in_their_order() {
        var dispositions = new Dispositions(sample.dsl, sample.client);
        var sold = new Offered(new Disposition("SOLD_YEARLY", Kind.SALE), "Sold, a year");
        var no = new Offered(Disposition.of(Kind.REFUSAL), "Refused");
        dispositions.offer(sample.campaign, List.of(no));
        dispositions.offer(sample.campaign, List.of(sold, no));
        assertThat(dispositions.of(sample.campaign)).containsExactly(sold, no);
    }

    @Test
    void an_opt_out_is_news_once_and_only_to_the_client_it_was_said_to() {
        var calls = new DoNotCalls(sample.dsl, sample.client);
        assertThat(calls.optOut(Sample.number(1, 0), "keypad", NOON)).isTrue();
        assertThat(calls.optOut(Sample.number(1, 0), "agent", NOON)).isFalse();
        assertThat(calls.match(List.of(Sample.number(1, 0), Sample.number(2, 0))))
                .containsOnlyKeys(Sample.number(1, 0));
        var other = new Clients(sample.dsl).open("Bolt", NOON);
        assertThat(new DoNotCalls(sample.dsl, other).match(List.of(Sample.number(1, 0))))
                .isEmpty();
    }

    @Test
    void deeds_are_noted() {
        new Audit(sample.dsl, sample.client).note(Optional.of(4L), "CAMPAIGN_PAUSED", "campaign 12", "", NOON);
        assertThat(sample.dsl.fetchSingle(AUDIT_EVENT).getAction()).isEqualTo("CAMPAIGN_PAUSED");
    }

    @Test
    void a_client_is_opened_once_and_there_is_one_centre() {
        var clients = new Clients(sample.dsl);
        assertThat(clients.open("Acme", NOON)).isEqualTo(sample.client);
        assertThat(clients.find("Nobody")).isEmpty();
        assertThat(clients.openCentre("The centre", NOON)).isEqualTo(clients.openCentre("Another name", NOON));
    }

    private long accountOf(String signIn) {
        var users = outdial.sql.gen.Tables.USER_ACCOUNT;
        sample.dsl
                .insertInto(users)
                .set(users.CLIENT_ID, sample.client.value())
                .set(users.SIGN_IN, signIn)
                .set(users.PASSWORD_HASH, "-")
                .set(users.NAME, signIn)
                .set(users.CREATED_AT, NOON)
                .onDuplicateKeyIgnore()
                .execute();
        return sample.dsl
                .select(users.ID)
                .from(users)
                .where(users.SIGN_IN.eq(signIn))
                .fetchSingle(users.ID);
    }

    private Order order(Line... lines) {
        return new Order(sample.campaign, ATTEMPT, lead, Optional.empty(), "EUR", List.of(lines));
    }
}
