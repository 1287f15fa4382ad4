package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.sql.Sample.NOON;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.compliance.pack.Recipient;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;

@OnEachServer
class CampaignsTest {
    private final TestDb db;
    private ClientId client;
    private Campaigns campaigns;

    CampaignsTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void aClient() {
        db.empty();
        client = new Clients(db.dsl()).open("Acme", NOON);
        campaigns = new Campaigns(db.dsl(), client);
    }

    @Test
    void every_way_of_dialling_can_be_stored() {
        var old = Sample.settings();
        for (DialMode mode : List.of(
                new DialMode.Preview(),
                new DialMode.Progressive(),
                new DialMode.FixedRatio(2.5),
                new DialMode.Predictive())) {
            var settings = new CampaignSettings(
                    old.purpose(),
                    old.recipient(),
                    mode,
                    old.abandonCap(),
                    old.maxCalls(),
                    old.weight(),
                    old.plan(),
                    old.ringFor(),
                    old.wrapUp(),
                    old.preview(),
                    old.detectMachine(),
                    old.recording(),
                    old.zone(),
                    old.language(),
                    old.ruleBook(),
                    old.hours(),
                    old.countries(),
                    old.types(),
                    old.skills());
            var id = campaigns.create(mode.getClass().getSimpleName(), new FloorId(1), settings, NOON);
            assertThat(campaigns.campaign(id).settings().mode()).isEqualTo(mode);
        }
    }

    @Test
    void settings_come_back_as_they_were_written_and_as_they_were_changed() {
        var id = campaigns.create("Spring", new FloorId(1), Sample.settings(), NOON);
        assertThat(campaigns.campaign(id).settings()).isEqualTo(Sample.settings());
        assertThat(campaigns.campaign(id).state()).isEqualTo(Campaigns.State.DRAFT);
        assertThat(campaigns.find("Spring")).contains(id);

        var lunch = new WeeklyHours(Map.of(
                DayOfWeek.MONDAY,
                List.of(
                        new Window(LocalTime.of(9, 0), LocalTime.of(12, 30)),
                        new Window(LocalTime.of(14, 0), LocalTime.MAX))));
        var skill = new Agents(db.dsl(), client).skill("Insurance");
        var old = Sample.settings();
        var changed = new CampaignSettings(
                CampaignSettings.Purpose.RESEARCH,
                Recipient.BUSINESS,
                new DialMode.Preview(),
                0.01,
                7,
                3,
                old.plan(),
                old.ringFor(),
                old.wrapUp(),
                old.preview(),
                true,
                CampaignSettings.Recording.ALL,
                ZoneId.of("Asia/Tehran"),
                Optional.empty(),
                "house",
                lunch,
                Set.of("IR"),
                Set.of(),
                Set.of(skill));
        campaigns.change(id, changed);
        assertThat(campaigns.campaign(id).settings()).isEqualTo(changed);
        assertThat(campaigns.campaigns()).hasSize(1);
    }

    @Test
    void a_campaign_changes_state_only_from_where_it_is_expected_to_be() {
        var id = campaigns.create("Spring", new FloorId(1), Sample.settings(), NOON);
        assertThat(campaigns.terms(id, NOON).running()).isFalse();
        assertThat(campaigns.move(id, Set.of(Campaigns.State.PAUSED), Campaigns.State.RUNNING))
                .isFalse();
        assertThat(campaigns.move(id, Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING))
                .isTrue();
        assertThat(campaigns.terms(id, NOON).running()).isTrue();
    }

    @Test
    void a_campaign_of_another_client_is_not_there() {
        var id = campaigns.create("Spring", new FloorId(1), Sample.settings(), NOON);
        var other = new Campaigns(db.dsl(), new Clients(db.dsl()).open("Bolt", NOON));
        assertThatThrownBy(() -> other.campaign(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(other.find("Spring")).isEmpty();
        assertThat(other.move(id, Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING))
                .isFalse();
    }

    @Test
    void a_number_is_shown_only_while_the_client_has_the_right_to_it() {
        var id = campaigns.create("Spring", new FloorId(1), Sample.settings(), NOON);
        var numbers = new CallerNumbers(db.dsl(), client);
        assertThat(campaigns.terms(id, NOON).caller()).isEmpty();
        assertThatThrownBy(() -> numbers.show(id, "ZZ", Sample.CALLER)).hasMessageContaining("Add it first");
        numbers.add(owned(Sample.CALLER, LocalDate.of(2026, 11, 22)));
        numbers.show(id, "ZZ", Sample.CALLER);
        assertThat(campaigns.terms(id, NOON).caller()).isEmpty();
        numbers.add(owned(Sample.CALLER, LocalDate.of(2026, 11, 23)));
        assertThat(campaigns.terms(id, NOON).caller()).contains(Sample.CALLER);
    }

    @Test
    void shifts_come_back_with_their_exceptions() {
        var id = campaigns.create("Spring", new FloorId(1), Sample.settings(), NOON);
        var shifts = new CampaignShifts(db.dsl(), client);
        var week = new WeeklyHours(Map.of(DayOfWeek.FRIDAY, List.of(new Window(LocalTime.of(9, 0), LocalTime.MAX))));
        Map<LocalDate, List<Window>> exceptions = Map.of(
                LocalDate.of(2026, 12, 25), List.of(),
                LocalDate.of(2026, 12, 24), List.of(new Window(LocalTime.of(9, 0), LocalTime.NOON)));
        shifts.write(id, week, exceptions);
        var read = shifts.of(id);
        assertThat(read.week()).isEqualTo(week);
        assertThat(read.exceptions()).isEqualTo(exceptions);
        assertThat(read.zone()).isEqualTo(ZoneId.of("Europe/Vilnius"));
    }

    private static CallerNumbers.Owned owned(PhoneNumber number, LocalDate until) {
        return new CallerNumbers.Owned(number, "US", "Order 7", LocalDate.of(2026, 1, 1), Optional.of(until));
    }
}
