package outdial.compliance.pack;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Windows for each local day: by the day of the week, on public holidays, on eves of them, with days that end early.
 * All in whole seconds of the local clock, half-open: a window that ends at 21:00 has 20:59:59 as its last second.
 */
public final class CallingHours {
    private static final int[] NONE = {};
    private static final int WEEK = 7;
    private static final long EPOCH_WAS_THURSDAY = 3;

    private final int[][] weekdays;
    private final int @Nullable [] holidays;
    private final int @Nullable [] eves;
    private final Map<Integer, Integer> caps;
    private final HolidayCalendar calendar;

    /**
     * Each array holds start and end of one window after the other.
     *
     * @param weekdays seven, from Monday
     * @param holidays instead of the weekday's on public holidays; null if they are days like others
     * @param eves narrow the weekday's on the day before a public holiday; null if they don't
     * @param caps month times 100 plus day, to the second at which that day ends
     */
    CallingHours(
            int[][] weekdays,
            int @Nullable [] holidays,
            int @Nullable [] eves,
            Map<Integer, Integer> caps,
            HolidayCalendar calendar) {
        this.weekdays = weekdays.clone();
        this.holidays = holidays;
        this.eves = eves;
        this.caps = Map.copyOf(caps);
        this.calendar = calendar;
    }

    /** Whether the second of the local day is within a window. */
    public boolean isOpen(long epochDay, int second) {
        return nextOpen(epochDay, second) == second;
    }

    /** The first open second of the local day from {@code second} on, or -1. */
    public int nextOpen(long epochDay, int second) {
        int[] windows = on(epochDay);
        for (int i = 0; i < windows.length; i += 2) {
            if (second < windows[i + 1]) {
                return Math.max(second, windows[i]);
            }
        }
        return -1;
    }

    /** When the local day's last window ends, or -1 on a day without windows. */
    public int lastEnd(long epochDay) {
        int[] windows = on(epochDay);
        return windows.length == 0 ? -1 : windows[windows.length - 1];
    }

    /** Whether the calendar that these hours heed has a public holiday on the local day. */
    public boolean isHoliday(long epochDay) {
        return holidays != null && calendar.has(epochDay);
    }

    /** A day on which these hours are open some time when {@code wider} are shut, if there is one; early ends left aside. */
    Optional<String> openDayOutside(CallingHours wider) {
        for (int day = 0; day < WEEK; day++) {
            if (!isWithin(weekdays[day], wider.weekdays[day])) {
                return Optional.of(Looser.day(day));
            }
        }
        return holidays != null && wider.holidays != null && !isWithin(holidays, wider.holidays)
                ? Optional.of("holidays")
                : Optional.empty();
    }

    private static boolean isWithin(int[] windows, int[] wider) {
        return length(both(windows, wider)) == length(windows);
    }

    private static int length(int[] windows) {
        int length = 0;
        for (int i = 0; i < windows.length; i += 2) {
            length += windows[i + 1] - windows[i];
        }
        return length;
    }

    private int[] on(long epochDay) {
        int[] windows = uncapped(epochDay);
        if (caps.isEmpty()) {
            return windows;
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        Integer end = caps.get(day.getMonthValue() * 100 + day.getDayOfMonth());
        return end == null ? windows : both(windows, new int[] {0, end});
    }

    private int[] uncapped(long epochDay) {
        int[] weekday = weekdays[Math.floorMod(epochDay + EPOCH_WAS_THURSDAY, WEEK)];
        if (holidays != null && calendar.has(epochDay)) {
            return holidays;
        }
        // A Sunday is not opened by being an eve: an eve can only make a day shorter.
        return eves != null && calendar.has(epochDay + 1) ? both(weekday, eves) : weekday;
    }

    private static int[] both(int[] some, int[] others) {
        int[] met = new int[some.length + others.length];
        int size = 0;
        for (int i = 0; i < some.length; i += 2) {
            for (int j = 0; j < others.length; j += 2) {
                int start = Math.max(some[i], others[j]);
                int end = Math.min(some[i + 1], others[j + 1]);
                if (start < end) {
                    met[size++] = start;
                    met[size++] = end;
                }
            }
        }
        return size == 0 ? NONE : Arrays.copyOf(met, size);
    }
}
