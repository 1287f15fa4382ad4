package outdial.compliance.pack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day of the year as the calendars file writes it: a date, {@code 07-04}, {@code easter-47}, {@code mon2-08}. */
sealed interface DaySpec {
    /** The day in that year; none if it is of another year. */
    Optional<LocalDate> in(int year);

    record Once(LocalDate date) implements DaySpec {
        @Override
        public Optional<LocalDate> in(int year) {
            return date.getYear() == year ? Optional.of(date) : Optional.empty();
        }
    }

    record Yearly(MonthDay day) implements DaySpec {
        @Override
        public Optional<LocalDate> in(int year) {
            return Optional.of(day.atYear(year));
        }
    }

    /** So many days from Easter Sunday of the western churches. */
    record FromEaster(int days) implements DaySpec {
        @Override
        public Optional<LocalDate> in(int year) {
            return Optional.of(easter(year).plusDays(days));
        }
    }

    record Nth(int nth, DayOfWeek weekday, Month month) implements DaySpec {
        @Override
        public Optional<LocalDate> in(int year) {
            return Optional.of(LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)));
        }
    }

    Pattern FROM_EASTER = Pattern.compile("easter([+-][0-9]{1,2})");
    Pattern NTH = Pattern.compile("(mon|tue|wed|thu|fri|sat|sun)([1-4])-([01][0-9])");

    /** The day that a text names; none if it names none. */
    static Optional<DaySpec> find(String text) {
        try {
            Matcher easter = FROM_EASTER.matcher(text);
            if (easter.matches()) {
                return Optional.of(new FromEaster(Integer.parseInt(easter.group(1))));
            }
            Matcher nth = NTH.matcher(text);
            if (nth.matches()) {
                return Optional.of(new Nth(
                        Integer.parseInt(nth.group(2)),
                        Weekdays.of(nth.group(1)),
                        Month.of(Integer.parseInt(nth.group(3)))));
            }
            return Optional.of(
                    text.length() == 5 ? new Yearly(MonthDay.parse("--" + text)) : new Once(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
