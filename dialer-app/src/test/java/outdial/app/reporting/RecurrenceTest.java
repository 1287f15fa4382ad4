package outdial.app.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.sql.ReportSchedules.Every;

class RecurrenceTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # every, at,    zone,            after,                due,                  from,       to
            DAY,     07:00, Europe/Vilnius,  2026-11-16T04:59:59Z, 2026-11-16T05:00:00Z, 2026-11-15, 2026-11-15
            DAY,     07:00, Europe/Vilnius,  2026-11-16T05:00:00Z, 2026-11-17T05:00:00Z, 2026-11-16, 2026-11-16
            DAY,     03:30, Europe/Vilnius,  2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z, 2026-03-28, 2026-03-28
            DAY,     03:30, Europe/Vilnius,  2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-24, 2026-10-24
            DAY,     00:15, Asia/Tehran,     2026-11-16T20:00:00Z, 2026-11-16T20:45:00Z, 2026-11-16, 2026-11-16
            WEEK,    06:00, UTC,             2026-11-16T06:00:00Z, 2026-11-23T06:00:00Z, 2026-11-16, 2026-11-22
            WEEK,    06:00, UTC,             2026-11-15T23:00:00Z, 2026-11-16T06:00:00Z, 2026-11-09, 2026-11-15
            MONTH,   06:00, UTC,             2026-02-01T06:00:00Z, 2026-03-01T06:00:00Z, 2026-02-01, 2026-02-28
            MONTH,   06:00, UTC,             2026-12-31T23:00:00Z, 2027-01-01T06:00:00Z, 2026-12-01, 2026-12-31
            """)
    void a_report_is_due_after_the_days_that_it_is_about(
            Every every, LocalTime at, ZoneId zone, Instant after, Instant due, String from, String to) {
        var recurrence = new Recurrence(every, at, zone);
        assertThat(recurrence.after(after)).isEqualTo(due);
        Recurrence.Days days = recurrence.about(due);
        assertThat(days.from()).hasToString(from);
        assertThat(days.to()).hasToString(to);
    }
}
