package outdial.model.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import outdial.model.campaign.WeeklyHours.Window;

/**
 * When a team has its breaks.
 *
 * @param zone of where the team works; the times are local there, the day's and the year's shifts included
 */
public record BreakTimes(ZoneId zone, WeeklyHours week) {
    /** One break: from its first instant up to, but without, the first one after it. */
    public record Break(Instant from, Instant to) {}

    /** Breaks that are on at {@code at}, or begin within {@code ahead} of it; the earliest first. */
    public List<Break> near(Instant at, Duration ahead) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return Stream.of(day, day.plusDays(1))
                .flatMap(date -> week.on(date.getDayOfWeek()).stream().map(window -> on(date, window)))
                .filter(one -> at.isBefore(one.to()) && !at.isBefore(one.from().minus(ahead)))
                .toList();
    }

    private Break on(LocalDate date, Window window) {
        return new Break(
                date.atTime(window.from()).atZone(zone).toInstant(),
                date.atTime(window.to()).atZone(zone).toInstant());
    }
}
