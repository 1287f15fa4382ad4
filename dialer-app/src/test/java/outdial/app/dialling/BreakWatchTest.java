package outdial.app.dialling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.app.floor.FloorInput;
import outdial.model.AgentId;
import outdial.model.campaign.BreakTimes;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;
import outdial.sql.Accounts;
import outdial.sql.Clients;
import outdial.sql.Staff;
import outdial.sql.TeamBreaks;
import outdial.sql.Teams;
import outdial.sql.TestDb;

/** Teams' timetables in the tables, and what the floor is told of them. */
final class BreakWatchTest {
    private static final Instant TEN = Instant.parse("2026-11-23T08:00:00Z");
    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");

    private final TestDb server = TestDb.mariaDb();
    private Set<AgentId> day = Set.of();

    @BeforeEach
    void the_day_team_has_a_break_on_mondays_at_ten() {
        server.empty();
        var centre = new Clients(server.dsl()).openCentre("The centre", TEN);
        long team = new Teams(server.dsl(), centre).add("Day").orElseThrow();
        long night = new Teams(server.dsl(), centre).add("Night").orElseThrow();
        day = Set.of(agent("ana", team), agent("bo", team));
        agent("eve", night);
        var breaks = new TeamBreaks(server.dsl(), centre);
        assertThat(breaks.all()).isEmpty();
        var times = new BreakTimes(
                SOFIA,
                new WeeklyHours(Map.of(
                        DayOfWeek.MONDAY,
                        List.of(
                                new Window(LocalTime.of(10, 0), LocalTime.of(10, 15)),
                                new Window(LocalTime.of(23, 30), LocalTime.MAX)))));
        breaks.write(team, times);
        assertThat(breaks.of(team)).isEqualTo(times);
        assertThat(breaks.all()).isEqualTo(Map.of(team, times));
    }

    private AgentId agent(String name, long team) {
        var centre = new Clients(server.dsl()).findCentre().orElseThrow();
        long user = new Accounts(server.dsl())
                .add(new Accounts.Settings(centre, name, name, "en", true, Set.of()), "hash", TEN)
                .orElseThrow();
        return new Staff(server.dsl(), centre).seat(user, name, Optional.of(team), Set.of(), Set.of("en"));
    }

    @Test
    void the_floor_is_told_once_of_each_break_within_the_minute_before_it() {
        var watch = new BreakWatch(server.dsl());
        assertThat(watch.look(TEN.minusSeconds(120))).isEmpty();
        assertThat(watch.look(TEN.minusSeconds(61))).isEmpty();
        assertThat(watch.look(TEN.minusSeconds(55))).containsExactly(new FloorInput.BreakAhead(day, "BREAK", TEN));
        assertThat(watch.look(TEN.minusSeconds(45))).isEmpty();
        assertThat(watch.look(TEN.plusSeconds(45))).isEmpty();
        assertThat(watch.look(TEN.plusSeconds(1_000))).isEmpty();
    }

    @Test
    void a_program_that_starts_in_a_break_tells_it_while_agents_come_back_and_no_longer() {
        var watch = new BreakWatch(server.dsl());
        Instant started = TEN.plusSeconds(300);
        for (int after = 0; after < 60; after += 10) {
            assertThat(watch.look(started.plusSeconds(after)))
                    .containsExactly(new FloorInput.BreakAhead(day, "BREAK", TEN));
        }
        assertThat(watch.look(started.plusSeconds(60))).isEmpty();
    }

    @Test
    void a_program_that_starts_just_before_a_break_tells_it_too() {
        var watch = new BreakWatch(server.dsl());
        assertThat(watch.look(TEN.minusSeconds(8))).hasSize(1);
    }
}
