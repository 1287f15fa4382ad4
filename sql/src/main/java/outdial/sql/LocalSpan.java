package outdial.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * An hour, a day or a month by the clocks of a zone, as a stretch of time from its start up to, but without, its end. The hours of
 * a day cover it without gap or overlap, on days of 23 and 25 hours too: a change of the clocks ends the hour it falls in.
 */
public record LocalSpan(Instant from, Instant to) {
    /** The clock hour that {@code at} lies in. */
    public static LocalSpan hour(Instant at, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        int offset = rules.getOffset(at).getTotalSeconds();
        long start = Math.floorDiv(at.getEpochSecond() + offset, 3600L) * 3600 - offset;
        Instant from = Instant.ofEpochSecond(start);
        Instant to = from.plus(1, ChronoUnit.HOURS);
        ZoneOffsetTransition before = rules.previousTransition(at.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(at);
        return new LocalSpan(
                before != null && before.getInstant().isAfter(from) ? before.getInstant() : from,
                after != null && after.getInstant().isBefore(to) ? after.getInstant() : to);
    }

    /** The day that {@code at} lies in. */
    public static LocalSpan day(Instant at, ZoneId zone) {
        return day(LocalDate.ofInstant(at, zone), zone);
    }

    public static LocalSpan day(LocalDate day, ZoneId zone) {
        return new LocalSpan(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The month that {@code at} lies in. */
    public static LocalSpan month(Instant at, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(at, zone).withDayOfMonth(1);
        return new LocalSpan(
                first.atStartOfDay(zone).toInstant(),
                first.plusMonths(1).atStartOfDay(zone).toInstant());
    }
}
