package outdial.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    private static Optional<Period> between(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Period(from, to)) : Optional.empty();
    }
}
