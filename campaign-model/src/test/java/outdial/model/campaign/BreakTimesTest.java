package outdial.model.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outdial.model.campaign.BreakTimes.Break;
import outdial.model.campaign.WeeklyHours.Window;

class BreakTimesTest {
    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final BreakTimes TIMES = new BreakTimes(
            SOFIA,
            new WeeklyHours(Map.of(
                    DayOfWeek.MONDAY,
                    List.of(
                            new Window(LocalTime.of(10, 30), LocalTime.of(10, 45)),
                            new Window(LocalTime.of(13, 0), LocalTime.of(13, 30))),
                    DayOfWeek.TUESDAY,
                    List.of(new Window(LocalTime.MIDNIGHT, LocalTime.of(0, 15))))));

    private static List<Break> near(String at) {
        return TIMES.near(Instant.parse(at), MINUTE);
    }

    @Test
    void a_break_is_near_from_a_minute_before_it_until_its_end() {
        var tea = new Break(Instant.parse("2026-11-23T08:30:00Z"), Instant.parse("2026-11-23T08:45:00Z"));
        assertThat(near("2026-11-23T08:28:59Z")).isEmpty();
        assertThat(near("2026-11-23T08:29:00Z")).containsExactly(tea);
        assertThat(near("2026-11-23T08:44:59Z")).containsExactly(tea);
        assertThat(near("2026-11-23T08:45:00Z")).isEmpty();
    }

    @Test
    void the_same_local_time_is_an_hour_earlier_in_summer() {
        assertThat(near("2026-07-20T07:30:00Z"))
                .containsExactly(
                        new Break(Instant.parse("2026-07-20T07:30:00Z"), Instant.parse("2026-07-20T07:45:00Z")));
    }

    @Test
    void one_at_midnight_is_near_on_the_evening_before() {
        assertThat(near("2026-11-23T21:59:30Z"))
                .containsExactly(
                        new Break(Instant.parse("2026-11-23T22:00:00Z"), Instant.parse("2026-11-23T22:15:00Z")));
    }
}
