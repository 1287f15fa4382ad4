package outdial.compliance.pack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outdial.compliance.yaml.Section;

/** Reads the hours of a calling window. All seven days are named, so that no day is closed by being forgotten. */
final class HoursReader {
    private static final Pattern WINDOW =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");
    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final int DAY = 86_400;

    private HoursReader() {}

    static CallingHours read(Section rule, HolidayCalendar calendar) {
        Section hours = rule.section("hours");
        int[] @Nullable [] days = new int[7][];
        for (Object key : hours.values().keySet()) {
            String name = String.valueOf(key);
            if (!name.equals("holidays") && !name.equals("eves")) {
                for (DayOfWeek day : weekdays(hours, name)) {
                    if (days[day.getValue() - 1] != null) {
                        throw hours.bad("'" + name + "' names " + day + " a second time");
                    }
                    days[day.getValue() - 1] = windows(hours, name);
                }
            }
        }
        return new CallingHours(
                whole(hours, days),
                hours.has("holidays") ? windows(hours, "holidays") : null,
                hours.has("eves") ? windows(hours, "eves") : null,
                rule.has("caps") ? caps(rule.section("caps")) : Map.of(),
                calendar);
    }

    private static int[][] whole(Section hours, int[] @Nullable [] days) {
        int[][] whole = new int[days.length][];
        for (DayOfWeek day : DayOfWeek.values()) {
            int[] windows = days[day.getValue() - 1];
            if (windows == null) {
                throw hours.bad("its hours leave out " + day + "; write [] for a day without calls");
            }
            whole[day.getValue() - 1] = windows;
        }
        return whole;
    }

    private static Iterable<DayOfWeek> weekdays(Section hours, String name) {
        try {
            return Weekdays.range(name);
        } catch (IllegalArgumentException e) {
            throw hours.bad("'" + name + "' is no day; write mon, mon-fri, all, holidays or eves");
        }
    }

    private static int[] windows(Section hours, String key) {
        List<String> texts = hours.texts(key);
        int[] windows = new int[2 * texts.size()];
        int last = 0;
        for (int i = 0; i < texts.size(); i++) {
            Matcher match = WINDOW.matcher(texts.get(i));
            if (!match.matches()) {
                throw hours.bad("'" + texts.get(i) + "' on " + key + " is no window; write it like 09:00-20:00");
            }
            int from = second(match.group(1), match.group(2));
            int to = second(match.group(3), match.group(4));
            if (to > DAY || from >= to) {
                throw hours.bad("'" + texts.get(i) + "' on " + key + " ends before it starts, or after midnight");
            }
            if (from < last) {
                throw hours.bad("'" + texts.get(i) + "' on " + key + " begins before the window ahead of it ends");
            }
            windows[2 * i] = from;
            windows[2 * i + 1] = to;
            last = to;
        }
        return windows;
    }

    private static Map<Integer, Integer> caps(Section section) {
        var caps = new HashMap<Integer, Integer>();
        for (Object key : section.values().keySet()) {
            String day = String.valueOf(key);
            Matcher end = CLOCK.matcher(section.text(day));
            try {
                MonthDay date = MonthDay.parse("--" + day);
                if (end.matches()) {
                    caps.put(date.getMonthValue() * 100 + date.getDayOfMonth(), second(end.group(1), end.group(2)));
                    continue;
                }
            } catch (DateTimeException noDay) {
                // told below
            }
            throw section.bad("'" + day + ": " + section.text(day) + "' is no early end; write 12-24: \"18:30\"");
        }
        return caps;
    }

    private static int second(String hour, String minute) {
        return Integer.parseInt(hour) * 3600 + Integer.parseInt(minute) * 60;
    }
}
