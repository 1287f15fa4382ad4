package outdial.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** A stretch of time, from its start up to, but without, its end. */
public record Period(Instant from, Instant to) {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** From before the first call to after the last. */
    public static final Period ALWAYS = new Period(FIRST, LAST);

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period must end after it starts: " + from + " to " + to);
        }
    }

    /** Whole days in {@code zone}, both included; a side that isn't given is open. */
    public static Period days(Optional<LocalDate> first, Optional<LocalDate> last, ZoneId zone) {
        return new Period(
                first.map(day -> day.atStartOfDay(zone).toInstant()).orElse(FIRST),
                last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(LAST));
    }

    boolean isOpenAtStart() {
        return from.equals(FIRST);
    }

    boolean isOpenAtEnd() {
        return to.equals(LAST);
    }

    /** How long this and the other have in common. */
    Duration common(Instant otherFrom, Instant otherTo) {
        Instant start = from.isAfter(otherFrom) ? from : otherFrom;
        Instant end = to.isBefore(otherTo) ? to : otherTo;
        return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
    }
}
