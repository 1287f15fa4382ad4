package outdial.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outdial.sql.LocalSpan;

/** Stretches of time in order, none touching another. */
record Stretches(List<Period> parts) {
    static final Stretches NONE = new Stretches(List.of());

    Stretches {
        parts = List.copyOf(parts);
    }

    /** From {@code from} up to {@code to}; nothing if that is no time at all. */
    static Stretches of(Instant from, Instant to) {
        return from.isBefore(to) ? new Stretches(List.of(new Period(from, to))) : NONE;
    }

    static Stretches of(Period period) {
        return new Stretches(List.of(period));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    Stretches without(Stretches others) {
        return without(others.parts());
    }

    /** What is left when {@code others}, in any order, are cut out. */
    Stretches without(Collection<Period> others) {
        List<Period> cuts =
                others.stream().sorted(Comparator.comparing(Period::from)).toList();
        var left = new ArrayList<Period>();
        for (Period part : parts) {
            Instant from = part.from();
            for (Period cut : cuts) {
                if (cut.from().isBefore(part.to()) && cut.to().isAfter(from)) {
                    between(from, cut.from()).ifPresent(left::add);
                    from = cut.to();
                }
            }
            between(from, part.to()).ifPresent(left::add);
        }
        return new Stretches(left);
    }

    /** How far the clocks are before UTC, until they are changed. */
    record Offset(Instant until, int minutes) {}

    /** The offsets of {@code zone} from the first part to the end of the last, in order. */
    List<Offset> offsets(ZoneId zone) {
        var offsets = new ArrayList<Offset>();
        if (!parts.isEmpty()) {
            Instant end = parts.getLast().to();
            for (Instant at = parts.getFirst().from();
                    at.isBefore(end);
                    at = offsets.getLast().until()) {
                var change = zone.getRules().nextTransition(at);
                Instant until = change == null ? end : earlier(end, change.getInstant());
                offsets.add(new Offset(until, zone.getRules().getOffset(at).getTotalSeconds() / 60));
            }
        }
        return offsets;
    }

    /** Starts of the hours of {@code zone} that they are made of. */
    List<Instant> hours(ZoneId zone) {
        var starts = new ArrayList<Instant>();
        for (Period part : parts) {
            for (Instant at = part.from();
                    at.isBefore(part.to());
                    at = LocalSpan.hour(at, zone).to()) {
                starts.add(at);
            }
        }
        return starts;
    }

    /** Whether all of them begin in the same hour of the day by the clocks of {@code zone}, and none is longer than that hour. */
    boolean isOneHour(ZoneId zone) {
        return !isEmpty()
                && parts.stream()
                                .map(part -> part.from().atZone(zone).getHour())
                                .distinct()
                                .count()
                        == 1
                && parts.stream()
                        .noneMatch(part -> part.to()
                                .isAfter(LocalSpan.hour(part.from(), zone).to()));
    }

    /** The parts of them that lie in one hour of each day by the clocks of {@code zone}. */
    Stretches at(int hourOfDay, ZoneId zone) {
        var wanted = new ArrayList<Period>();
        for (Period part : parts) {
            LocalDate last = LocalDate.ofInstant(part.to(), zone);
            for (LocalDate day = LocalDate.ofInstant(part.from(), zone); !day.isAfter(last); day = day.plusDays(1)) {
                hours(day, hourOfDay, zone)
                        .flatMap(hour ->
                                between(later(part.from(), hour.from()), earlier(part.to(), hour.to())).stream())
                        .forEach(wanted::add);
            }
        }
        return new Stretches(wanted);
    }

    /** One hour, two on the day that repeats it, none on the day that leaves it out, and less where clocks change by less. */
    private static Stream<LocalSpan> hours(LocalDate day, int hourOfDay, ZoneId zone) {
        LocalDateTime local = day.atTime(hourOfDay, 0);
        return Stream.of(local, local.plusMinutes(30))
                .flatMap(at -> zone.getRules().getValidOffsets(at).stream().map(at::toInstant))
                .map(at -> LocalSpan.hour(at, zone))
                .distinct()
                .sorted(Comparator.comparing(LocalSpan::from));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Optional<Period> between(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Period(from, to)) : Optional.empty();
    }
}
