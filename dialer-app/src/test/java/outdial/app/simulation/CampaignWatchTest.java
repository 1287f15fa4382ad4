package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.floor.FloorInput;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.campaign.WeeklyHours;
import outdial.model.pacing.account.AccountRule.Whose;
import outdial.sql.CampaignShifts;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.FloorCampaigns;
import outdial.sql.TestDb;

/** What the floor is told of the campaign and of its client's others: above all when dialling ends. The campaign calls from 9:00 to 21:00 in New York. */
final class CampaignWatchTest {
    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-11-24T02:00:00Z");

    private final TestDb server = TestDb.mariaDb();
    private final DSLContext dsl = server.dsl();
    private ClientId client = new ClientId(1);
    private CampaignId campaign = new CampaignId(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path var;

    @BeforeEach
    void aRunningCampaign() throws Exception {
        server.empty();
        new Demonstration(server.source(), InstantSource.fixed(MONDAY_TEN), var).prepare((_, _) -> {});
        dsl.execute("UPDATE campaign SET zone = 'America/New_York'");
        dsl.execute("UPDATE campaign_hours SET from_local = '09:00', to_local = '21:00'");
        dsl.execute("DELETE FROM campaign_shift");
        var sales = new DemoCampaigns(dsl, MONDAY_TEN).sales();
        client = sales.client();
        campaign = sales.id();
        new Campaigns(dsl, client).move(campaign, Set.of(State.DRAFT), State.RUNNING);
        new FloorCampaigns(dsl).shift(client, campaign, true);
    }

    @Test
    void dialling_ends_with_the_hours_of_calls_where_there_are_no_shifts() {
        assertThat(until(Hours.SHIFTS)).contains(CLOSE);
        assertThat(until(Hours.ANY)).contains(CLOSE);
    }

    @Test
    void dialling_ends_with_the_shift_if_that_is_earlier() {
        shift("08:00", "14:30");
        assertThat(until(Hours.SHIFTS)).contains(Instant.parse("2026-11-23T19:30:00Z"));
        assertThat(until(Hours.ANY)).contains(CLOSE);
        shift("08:00", "23:00");
        assertThat(until(Hours.SHIFTS)).contains(CLOSE);
    }

    @Test
    void once_a_minute_the_floor_hears_what_the_client_s_campaigns_on_other_floors_have_done() {
        var campaigns = new Campaigns(dsl, client);
        var beside = campaigns.create(
                "Beside", new FloorId(2), campaigns.campaign(campaign).settings(), MONDAY_TEN);
        campaigns.move(beside, Set.of(State.DRAFT), State.RUNNING);
        dsl.execute("UPDATE campaign_country SET country = 'GB'");
        var now = new AtomicReference<>(MONDAY_TEN);
        var watch = new CampaignWatch(dsl, new FloorId(1), Hours.ANY, campaign::equals, now::get);
        assertThat(counted(watch.look())).singleElement().satisfies(told -> {
            assertThat(told.client()).isEqualTo(client);
            assertThat(told.accounts()).isNotEmpty().allMatch(one -> one.rule().whose() == Whose.CLIENT);
        });
        now.set(MONDAY_TEN.plusSeconds(59));
        assertThat(counted(watch.look())).isEmpty();
        now.set(MONDAY_TEN.plusSeconds(60));
        assertThat(counted(watch.look())).hasSize(1);
        campaigns.move(beside, Set.of(State.RUNNING), State.PAUSED);
        now.set(MONDAY_TEN.plusSeconds(120));
        assertThat(counted(watch.look())).as("nobody dials beside it").isEmpty();
    }

    private static List<FloorInput.ClientCounted> counted(List<FloorInput> told) {
        return told.stream()
                .filter(FloorInput.ClientCounted.class::isInstance)
                .map(FloorInput.ClientCounted.class::cast)
                .toList();
    }

    private void shift(String from, String to) {
        var window = new WeeklyHours.Window(LocalTime.parse(from), LocalTime.parse(to));
        new CampaignShifts(dsl, client)
                .write(campaign, new WeeklyHours(Map.of(DayOfWeek.MONDAY, List.of(window))), Map.of());
    }

    private Optional<Instant> until(Hours hours) {
        var watch = new CampaignWatch(dsl, new FloorId(1), hours, campaign::equals, InstantSource.fixed(MONDAY_TEN));
        return watch.look().stream()
                .filter(FloorInput.CampaignOpened.class::isInstance)
                .map(FloorInput.CampaignOpened.class::cast)
                .findFirst()
                .orElseThrow()
                .until();
    }
}
