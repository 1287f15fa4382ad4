package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Accounts.Settings;
import outdial.sql.Wordings.Kind;
import outdial.sql.Wordings.Wording;

/** What the office writes and looks up. */
@OnEachServer
class OfficeRowsTest {
    private final TestDb db;

    OfficeRowsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void nothing() {
        db.empty();
    }

    @Test
    void an_account_has_roles_for_all_or_for_single_clients_and_can_be_switched_off() {
        var sample = new Sample(db, "Roles");
        var accounts = new Accounts(sample.dsl);
        var grants =
                Set.of(new Grant(Role.AGENT, Optional.empty()), new Grant(Role.ANALYST, Optional.of(sample.client)));
        var settings = new Settings(sample.client, "roles-ana", "Ana", "bg", true, grants);
        long id = accounts.add(settings, "hash", Sample.NOON).orElseThrow();
        assertThat(accounts.add(settings, "hash", Sample.NOON))
                .as("the name is taken")
                .isEmpty();
        assertThat(accounts.find("roles-ana").orElseThrow().grants()).isEqualTo(grants);
        accounts.change(id, new Settings(sample.client, "roles-ana", "Ana P.", "bg", false, Set.of()));
        assertThat(accounts.find("roles-ana")).isEmpty();
        assertThat(accounts.find(id).orElseThrow().grants()).isEmpty();
    }

    @Test
    void a_seat_is_made_once_and_then_changed() {
        var sample = new Sample(db, "Seats");
        long user = new Accounts(sample.dsl)
                .add(new Settings(sample.client, "seats-ana", "Ana", "en", true, Set.of()), "hash", Sample.NOON)
                .orElseThrow();
        var staff = new Staff(sample.dsl, sample.client);
        long team = new Teams(sample.dsl, sample.client).add("Evening").orElseThrow();
        long skill = new Agents(sample.dsl, sample.client).skill("Insurance").value();
        AgentId agent = staff.seat(user, "Ana", Optional.of(team), Set.of(skill), Set.of("bg", "en"));
        assertThat(staff.seat(user, "Ana P.", Optional.empty(), Set.of(), Set.of("en")))
                .isEqualTo(agent);
        assertThat(staff.findByUser(user))
                .contains(
                        new Staff.Member(agent, "Ana P.", Optional.of(user), Optional.empty(), Set.of(), Set.of("en")));
        new Teams(sample.dsl, sample.client).assign(sample.client, sample.campaign, Set.of(team));
        assertThat(new Teams(sample.dsl, sample.client).of(sample.client, sample.campaign))
                .containsExactly(team);
    }

    @Test
    void a_campaign_has_a_script_in_the_language_asked_for_or_in_any() {
        var sample = new Sample(db, "Wordings");
        var wordings = new Wordings(sample.dsl, sample.client);
        long script = wordings.add(Kind.SCRIPT, "Welcome").orElseThrow();
        assertThat(wordings.add(Kind.SCRIPT, "Welcome")).isEmpty();
        wordings.change(
                new Wording(script, Kind.SCRIPT, "Hello", Map.of("en", "Good day", "lt", "Laba diena", "nl", " ")),
                Sample.NOON);
        wordings.use(sample.campaign, new Wordings.Used(Optional.of(script), Optional.empty()));
        assertThat(wordings.script(sample.campaign, "lt")).contains("Laba diena");
        assertThat(wordings.script(sample.campaign, "nl"))
                .as("a blank text is none")
                .contains("Good day");
        assertThat(wordings.find(Kind.INFORMATION_MESSAGE, script))
                .as("it is a script")
                .isEmpty();
    }

    @Test
    void a_number_leads_to_the_leads_of_those_within_reach_and_to_the_gates_facts() {
        var sample = new Sample(db, "Book");
        var lead = sample.lead(1, "America/New_York");
        PhoneNumber number = new LeadBook(sample.dsl, sample.client)
                .find(lead)
                .orElseThrow()
                .phones()
                .getFirst()
                .number();
        var reach = new Reach.Only(Set.of(sample.client));
        assertThat(LeadBook.search(sample.dsl, reach, number, 10))
                .extracting(LeadBook.Found::lead)
                .containsExactly(lead);
        assertThat(LeadBook.search(sample.dsl, new Reach.Only(Set.of()), number, 10))
                .isEmpty();
        var book = new LeadBook(sample.dsl, sample.client);
        assertThat(book.places(lead)).singleElement().satisfies(place -> {
            assertThat(place.state()).isEqualTo(LeadState.READY);
            assertThat(place.campaign()).isEqualTo(sample.campaign);
        });
        var terms = new Campaigns(sample.dsl, sample.client).terms(sample.campaign, Sample.NOON);
        assertThat(book.facts(terms, lead, Sample.NOON).orElseThrow().number().number())
                .isEqualTo(number);
        assertThat(book.attempts(lead)).isEmpty();
    }

    @Test
    void lists_over_several_clients_show_only_those_within_reach() {
        var one = new Sample(db, "Reach one");
        var other = new Sample(db, "Reach other");
        one.lead(1, "America/New_York");
        new Audit(one.dsl, one.client).note(Optional.empty(), "SEEN", "one", "", Sample.NOON);
        new Audit(one.dsl, other.client).note(Optional.empty(), "HIDDEN", "other", "", Sample.NOON);
        var reach = new Reach.Only(Set.of(one.client));
        assertThat(new CampaignList(one.dsl).of(reach))
                .extracting(CampaignList.Row::client)
                .containsExactly(one.client);
        assertThat(Audit.newest(one.dsl, reach, Long.MAX_VALUE, 10))
                .extracting(Audit.Deed::action)
                .isEqualTo(List.of("SEEN"));
        assertThat(new Clients(one.dsl).list(reach))
                .extracting(Clients.Client::name)
                .containsExactly("Reach one");
        assertThat(Callbacks.open(one.dsl, reach, 10)).isEmpty();
    }
}
