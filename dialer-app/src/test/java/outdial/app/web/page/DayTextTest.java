package outdial.app.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en | 12 Mar 2026", "bg | 12.03.2026\u202fг.", "fa | ۲۱ اسفند ۱۴۰۴"})
    void a_day_is_written_by_the_readers_calendar(String language, String written) {
        assertThat(new Figures(Locale.of(language), Instant.EPOCH).day(LocalDate.of(2026, 3, 12)))
                .isEqualTo(written);
    }
}
