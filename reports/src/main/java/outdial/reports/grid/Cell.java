package outdial.reports.grid;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** One typed value of a table. What is not known is {@link Blank}, never zero and never an empty text. */
public sealed interface Cell {
    /** Nothing is known here. */
    Cell BLANK = new Blank();

    record Blank() implements Cell {}

    record Text(String value) implements Cell {}

    record Whole(long value) implements Cell {}

    record Decimal(double value) implements Cell {}

    record Length(Duration value) implements Cell {}

    record Moment(Instant value) implements Cell {}

    /** A day, of no zone. */
    record Day(LocalDate value) implements Cell {}

    /** A share of a whole: 0.03 is three per cent. */
    record Share(double value) implements Cell {}

    /** An amount in minor units, cents of a euro. */
    record Money(long minor, Currency currency) implements Cell {
        BigDecimal amount() {
            return BigDecimal.valueOf(minor, digits());
        }

        /** Digits after the point: two for a euro, none for a yen. */
        int digits() {
            return Math.max(0, currency.getDefaultFractionDigits());
        }
    }

    static Cell text(@Nullable String value) {
        return value == null ? BLANK : new Text(value);
    }

    static Cell whole(@Nullable Number value) {
        return value == null ? BLANK : new Whole(value.longValue());
    }

    static Cell moment(@Nullable Instant value) {
        return value == null ? BLANK : new Moment(value);
    }

    static Cell length(Duration value) {
        return new Length(value);
    }

    /** {@code millis} as seconds. */
    static Cell seconds(@Nullable Long millis) {
        return millis == null ? BLANK : new Decimal(millis / 1000.0);
    }

    /** {@code part} of {@code all}; blank when there is nothing to take a share of. */
    static Cell share(long part, long all) {
        return all == 0 ? BLANK : new Share((double) part / all);
    }
}
