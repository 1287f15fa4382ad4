package outdial.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What the lines of a report are. Days, weeks and months are those of each campaign's own clock. */
public enum By {
    CAMPAIGN,
    CLIENT,
    DAY,
    WEEK,
    MONTH,
    HOUR,
    AGENT,
    LIST,
    DISPOSITION;

    /** Whether its lines follow one another in time. */
    public boolean isTime() {
        return this == DAY || this == WEEK || this == MONTH || this == HOUR;
    }

    /** The first day of the line that {@code day} belongs to. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            default -> day;
        };
    }

    /** The last day of the line that begins on {@code first}. */
    LocalDate last(LocalDate first) {
        return switch (this) {
            case WEEK -> first.plusDays(6);
            case MONTH -> first.with(TemporalAdjusters.lastDayOfMonth());
            default -> first;
        };
    }
}
