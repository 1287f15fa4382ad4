package outdial.app.reporting;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import outdial.sql.ReportSchedules.Every;

/**
 * When a report is due, and about which days. A daily one is about the day before, a weekly one comes on Mondays about
 * the week before, a monthly one on the first about the month before. A time that a change of the clocks leaves out is
 * due when the clocks are past it; one that comes twice is due the first time.
 */
record Recurrence(Every every, LocalTime at, ZoneId zone) {
    /** Days that a report is about, both included. */
    record Days(LocalDate from, LocalDate to) {}

    /** The first time after {@code instant}. */
    Instant after(Instant instant) {
        LocalDate day = first(LocalDate.ofInstant(instant, zone));
        Instant due = due(day);
        while (!due.isAfter(instant)) {
            day = next(day);
            due = due(day);
        }
        return due;
    }

    /** What the report that is due at {@code due} is about. */
    Days about(Instant due) {
        LocalDate to = LocalDate.ofInstant(due, zone).minusDays(1);
        return switch (every) {
            case DAY -> new Days(to, to);
            case WEEK -> new Days(to.minusDays(6), to);
            case MONTH -> new Days(to.withDayOfMonth(1), to);
        };
    }

    private Instant due(LocalDate day) {
        return day.atTime(at).atZone(zone).toInstant();
    }

    /** The last day of its kind up to {@code day}. */
    private LocalDate first(LocalDate day) {
        return switch (every) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private LocalDate next(LocalDate day) {
        return switch (every) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.plusMonths(1);
        };
    }
}
