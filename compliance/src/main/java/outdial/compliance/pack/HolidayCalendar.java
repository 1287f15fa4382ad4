package outdial.compliance.pack;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The public holidays of one calendar, by local day. A year is worked out when first asked for and then kept. */
final class HolidayCalendar {
    /** A calendar without holidays. */
    static final HolidayCalendar NONE = new HolidayCalendar(_ -> Set.of());

    private static final int FIRST_YEAR = 1970;
    private static final int YEARS = 200;
    private static final int WORDS = 6;

    private final IntFunction<Set<LocalDate>> daysOfYear;
    private final AtomicReferenceArray<long @Nullable []> years = new AtomicReferenceArray<>(YEARS);

    /** {@code daysOfYear} gives the holidays of a year, and may add some of the years beside it. */
    HolidayCalendar(IntFunction<Set<LocalDate>> daysOfYear) {
        this.daysOfYear = daysOfYear;
    }

    boolean has(long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        int index = day.getYear() - FIRST_YEAR;
        if (index < 0 || index >= YEARS) {
            return false;
        }
        long[] year = years.get(index);
        if (year == null) {
            year = year(day.getYear());
            years.set(index, year);
        }
        int bit = day.getDayOfYear() - 1;
        return (year[bit >> 6] & (1L << (bit & 63))) != 0;
    }

    private long[] year(int year) {
        var days = new TreeSet<LocalDate>();
        // A holiday may be moved over the turn of the year.
        for (int asked = year - 1; asked <= year + 1; asked++) {
            days.addAll(daysOfYear.apply(asked));
        }
        long[] bits = new long[WORDS];
        for (LocalDate day : days) {
            if (day.getYear() == year) {
                int bit = day.getDayOfYear() - 1;
                bits[bit >> 6] |= 1L << (bit & 63);
            }
        }
        return bits;
    }
}
