package outdial.compliance.pack;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Days of the week as rule files write them: {@code mon}, {@code mon-fri}, {@code all}. */
final class Weekdays {
    private Weekdays() {}

    /** @throws IllegalArgumentException if there is no such day */
    static DayOfWeek of(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(text)) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day of the week: " + text);
    }

    /**
     * One day, from one to another within the week, or all.
     *
     * @throws IllegalArgumentException if the text names none
     */
    static Set<DayOfWeek> range(String text) {
        if (text.equals("all")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        int dash = text.indexOf('-');
        return dash < 0
                ? EnumSet.of(of(text))
                : EnumSet.range(of(text.substring(0, dash)), of(text.substring(dash + 1)));
    }
}
