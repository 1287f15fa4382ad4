package outdial.model.pacing.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The stretch of time that a rule counts over, up to now. */
public sealed interface Span {
    /** 24 hours. */
    Last LAST_DAY = new Last(Duration.ofHours(24));

    /** When the stretch that ends at {@code at} began. */
    Instant start(Instant at);

    /** So long before now, as 24 hours or 30 days. */
    record Last(Duration length) implements Span {
        public Last {
            if (length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException("A window must have a length, not " + length);
            }
        }

        @Override
        public Instant start(Instant at) {
            return at.minus(length);
        }
    }

    /** Since midnight there. */
    record Day(ZoneId zone) implements Span {
        @Override
        public Instant start(Instant at) {
            return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }
    }

    /** Since the first of the month there. */
    record Month(ZoneId zone) implements Span {
        @Override
        public Instant start(Instant at) {
            LocalDate first = at.atZone(zone).toLocalDate().withDayOfMonth(1);
            return first.atStartOfDay(zone).toInstant();
        }
    }
}
