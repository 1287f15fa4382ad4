package outdial.model.campaign;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Local times of a week, each window from its start up to, but without, its end. A day without windows is closed. */
public record WeeklyHours(Map<DayOfWeek, List<Window>> days) {
    public WeeklyHours {
        var copy = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        days.forEach((day, windows) -> copy.put(day, List.copyOf(windows)));
        days = java.util.Collections.unmodifiableMap(copy);
    }

    /** Windows of one day, in their order; none when closed. */
    public List<Window> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** A stretch of one day. {@link LocalTime#MAX} as the end means up to midnight. */
    public record Window(LocalTime from, LocalTime to) {
        public Window {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("A window must end after it starts: " + from + "-" + to);
            }
        }

        public boolean contains(LocalTime time) {
            return !time.isBefore(from) && (time.isBefore(to) || to.equals(LocalTime.MAX));
        }
    }
}
