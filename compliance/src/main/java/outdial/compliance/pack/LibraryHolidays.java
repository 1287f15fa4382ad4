package outdial.compliance.pack;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Public holidays as the holiday library knows them; the only class that knows jollyday. */
final class LibraryHolidays {
    private static final Pattern NAME = Pattern.compile("[a-z]{2}(-[a-z]{1,4})?");

    private LibraryHolidays() {}

    /** Whether the library has the country; asking costs no reading of calendars. */
    static boolean has(String calendar) {
        return NAME.matcher(calendar).matches()
                && HolidayManager.class.getResource("/holidays/Holidays_" + country(calendar) + ".xml") != null;
    }

    /**
     * The public holidays of a year. One that is moved counts on its own day too: where a Saturday's holiday is made up
     * for on Monday, people are at rest on both.
     *
     * @param calendar a country, or a part of it after a hyphen, in small letters
     */
    static Set<LocalDate> in(String calendar, int year) {
        HolidayManager country = HolidayManager.getInstance(ManagerParameters.create(country(calendar)));
        Set<Holiday> holidays = calendar.length() == 2
                ? country.getHolidays(Year.of(year))
                : country.getHolidays(Year.of(year), calendar.substring(3));
        var days = new TreeSet<LocalDate>();
        for (Holiday holiday : holidays) {
            if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
                days.add(holiday.getActualDate());
                holiday.getObservedDate().ifPresent(days::add);
            }
        }
        return days;
    }

    private static String country(String calendar) {
        return calendar.substring(0, 2);
    }
}
