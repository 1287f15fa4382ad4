package outdial.model.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShiftsTest {
    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");
    private static final Shifts OFFICE = new Shifts(
            SOFIA,
            new WeeklyHours(Map.of(DayOfWeek.MONDAY, List.of(window("09:00", "13:00"), window("14:00", "18:00")))),
            Map.of(LocalDate.of(2026, 12, 28), List.of(), LocalDate.of(2027, 1, 2), List.of(window("10:00", "12:00"))));

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-23T06:59:59Z, false, a second before the shift
            2026-11-23T07:00:00Z, true,  the shift starts
            2026-11-23T10:59:59Z, true,  the last second before lunch
            2026-11-23T11:00:00Z, false, lunch
            2026-11-23T12:00:00Z, true,  after lunch
            2026-11-23T16:00:00Z, false, the shift is over
            2026-11-24T08:00:00Z, false, a day without a shift
            2026-12-28T08:00:00Z, false, a Monday taken off
            2027-01-02T08:30:00Z, true,  a Saturday put in
            """)
    void a_shift_is_open_from_its_start_up_to_but_without_its_end(Instant at, boolean open, String why) {
        assertThat(OFFICE.isOpenAt(at)).as(why).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-23T06:00:00Z, 2026-11-23T07:00:00Z
            2026-11-23T07:00:00Z, 2026-11-23T11:00:00Z
            2026-11-23T16:00:00Z, 2026-11-30T07:00:00Z
            2026-12-21T16:00:00Z, 2027-01-02T08:00:00Z
            """)
    void the_next_change_passes_over_days_off(Instant at, Instant change) {
        assertThat(OFFICE.nextChange(at)).contains(change);
    }

    @Test
    void a_shift_in_the_hour_that_spring_leaves_out_starts_when_the_clocks_have_changed() {
        var night = new Shifts(
                SOFIA, new WeeklyHours(Map.of(DayOfWeek.SUNDAY, List.of(window("03:30", "06:00")))), Map.of());
        assertThat(night.nextChange(Instant.parse("2027-03-28T00:00:00Z")))
                .contains(Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void a_campaign_without_shifts_never_changes() {
        var none = new Shifts(SOFIA, new WeeklyHours(Map.of()), Map.of());
        assertThat(none.isOpenAt(Instant.parse("2026-11-23T10:00:00Z"))).isFalse();
        assertThat(none.nextChange(Instant.parse("2026-11-23T10:00:00Z"))).isEmpty();
    }

    @Test
    void it_tells_until_when_it_is_open_and_nothing_while_it_is_closed() {
        Instant morning = Instant.parse("2026-11-23T08:00:00Z");
        assertThat(OFFICE.openUntil(morning)).isEqualTo(OFFICE.nextChange(morning));
        assertThat(OFFICE.openUntil(Instant.parse("2026-11-22T08:00:00Z"))).isEmpty();
        var always = new Shifts(
                SOFIA,
                new WeeklyHours(Arrays.stream(DayOfWeek.values())
                        .collect(Collectors.toMap(
                                day -> day, _ -> List.of(new WeeklyHours.Window(LocalTime.MIN, LocalTime.MAX))))),
                Map.of());
        assertThat(always.openUntil(morning)).contains(morning.plus(Duration.ofDays(60)));
        assertThat(always.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_answer_stays_the_same_up_to_the_next_change_and_differs_there(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 50; i++) {
            var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400));
            var change = OFFICE.nextChange(at).orElseThrow();
            assertThat(OFFICE.isOpenAt(change)).as("seed %d at %s", seed, at).isNotEqualTo(OFFICE.isOpenAt(at));
            for (var t = at; t.isBefore(change); t = t.plusSeconds(1800)) {
                assertThat(OFFICE.isOpenAt(t)).as("seed %d at %s", seed, t).isEqualTo(OFFICE.isOpenAt(at));
            }
        }
    }

    private static WeeklyHours.Window window(String from, String to) {
        return new WeeklyHours.Window(LocalTime.parse(from), LocalTime.parse(to));
    }
}
