package outdial.imports.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and times as files have them: 2026-11-24, 24.11.2026 14:00, 2026-11-24T14:00:00+02:00. */
final class Moments {
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})");
    private static final Pattern TIME = Pattern.compile(
            "[T ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?\\s*(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?");

    private Moments() {}

    /** The instant, or the midnight with which a day begins. */
    static Optional<Instant> beginning(String written, String country) {
        return read(written, country, 0);
    }

    /** The instant, or the midnight with which a day ends. */
    static Optional<Instant> end(String written, String country) {
        return read(written, country, 1);
    }

    private static Optional<Instant> read(String written, String country, int daysIfDayAlone) {
        String text = CellHabits.latinDigits(written).strip();
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher yearLast = YEAR_LAST.matcher(text);
        try {
            if (yearFirst.lookingAt()) {
                LocalDate day = LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
                return at(day, text.substring(yearFirst.end()), daysIfDayAlone);
            } else if (yearLast.lookingAt()) {
                // Only in the United States the month stands first.
                boolean isMonthFirst = country.equals("US") && yearLast.group().indexOf('/') > 0;
                LocalDate day = LocalDate.of(
                        number(yearLast, 3),
                        number(yearLast, isMonthFirst ? 1 : 2),
                        number(yearLast, isMonthFirst ? 2 : 1));
                return at(day, text.substring(yearLast.end()), daysIfDayAlone);
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Instant> at(LocalDate day, String rest, int daysIfDayAlone) {
        if (day.getYear() < 1970 || day.getYear() > 9000) {
            return Optional.empty();
        } else if (rest.isBlank()) {
            return Optional.of(day.plusDays(daysIfDayAlone).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        Matcher time = TIME.matcher(rest.strip().startsWith("T") ? rest.strip() : " " + rest.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        LocalTime at = LocalTime.of(number(time, 1), number(time, 2), time.group(3) == null ? 0 : number(time, 3));
        String zone = time.group(4);
        ZoneOffset offset = zone == null || zone.startsWith("U") ? ZoneOffset.UTC : ZoneOffset.of(zone);
        return Optional.of(day.atTime(at).toInstant(offset).truncatedTo(ChronoUnit.MILLIS));
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
