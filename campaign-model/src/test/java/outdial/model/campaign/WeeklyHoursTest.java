package outdial.model.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.campaign.WeeklyHours.Window;

class WeeklyHoursTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime EIGHT_PM = LocalTime.of(20, 0);

    @ParameterizedTest
    @CsvSource({"08:59:59.999999999, false", "09:00, true", "19:59:59.999999999, true", "20:00, false"})
    void a_window_is_open_from_its_start_up_to_but_without_its_end(LocalTime time, boolean open) {
        assertThat(new Window(NINE, EIGHT_PM).contains(time)).isEqualTo(open);
    }

    @Test
    void the_last_instant_of_a_day_is_in_a_window_up_to_midnight() {
        assertThat(new Window(NINE, LocalTime.MAX).contains(LocalTime.MAX)).isTrue();
    }

    @Test
    void a_day_without_windows_is_closed() {
        var hours = new WeeklyHours(Map.of(DayOfWeek.MONDAY, List.of(new Window(NINE, EIGHT_PM))));
        assertThat(hours.on(DayOfWeek.MONDAY)).hasSize(1);
        assertThat(hours.on(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void a_window_that_ends_when_it_starts_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(NINE, NINE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(EIGHT_PM, NINE));
    }
}
