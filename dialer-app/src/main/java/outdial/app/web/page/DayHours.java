package outdial.app.web.page;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;

/** A week's windows as a form holds them: a line for each day, as in {@code 9-12:30, 13:30-20}. Blank is none. */
public final class DayHours {
    private static final Pattern WINDOW =
            Pattern.compile("([0-9]{1,2})(?::([0-9]{2}))?\\s*[-–]\\s*([0-9]{1,2})(?::([0-9]{2}))?");

    /** Zones that a form offers. */
    public static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted()
            .toList();

    private DayHours() {}

    /** The zones as options, each by its own name. */
    public static List<Field.Option> zones() {
        return ZONES.stream().map(zone -> Field.Option.named(zone, zone)).toList();
    }

    /** The zone chosen in that field; what is none is told there. */
    public static ZoneId zone(Form form, String field) {
        if (!ZONES.contains(form.value(field))) {
            form.wrong(field, "problem.choose");
            return ZoneId.of("UTC");
        }
        return ZoneId.of(form.value(field));
    }

    /** The fields of a week, named {@code <prefix>.MONDAY} and so on. */
    public static List<Field> fields(String prefix) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> Field.line(prefix + "." + day)
                        .called("day." + day.name().toLowerCase(Locale.ROOT))
                        .code()
                        .width(2))
                .toList();
    }

    public static void fill(Form form, String prefix, WeeklyHours hours) {
        for (DayOfWeek day : DayOfWeek.values()) {
            form.fill(
                    prefix + "." + day,
                    hours.on(day).stream().map(DayHours::text).collect(Collectors.joining(", ")));
        }
    }

    /** A window as it is read, with hours and minutes of two digits each: {@code 09:00-24:00}. */
    public static String text(Window window) {
        return window.from() + "-" + (window.to().equals(LocalTime.MAX) ? "24:00" : window.to());
    }

    public static WeeklyHours read(Form form, String prefix) {
        Map<DayOfWeek, List<Window>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = prefix + "." + day;
            var windows = windows(Form.latin(form.value(name)));
            if (windows.isEmpty()) {
                form.wrong(name, "problem.hours");
            } else if (!windows.get().isEmpty()) {
                days.put(day, windows.get());
            }
        }
        return new WeeklyHours(days);
    }

    /** The windows of one line in their order; empty when it can't be read or they overlap. */
    public static Optional<List<Window>> windows(String line) {
        var windows = new ArrayList<Window>();
        for (String part : line.split("[,،;]", -1)) {
            if (part.isBlank()) {
                continue;
            }
            var found = WINDOW.matcher(part.strip());
            if (!found.matches()) {
                return Optional.empty();
            }
            try {
                LocalTime from = time(found.group(1), found.group(2));
                LocalTime to = found.group(3).equals("24") ? LocalTime.MAX : time(found.group(3), found.group(4));
                if (!from.isBefore(to)
                        || (!windows.isEmpty()
                                && from.isBefore(windows.getLast().to()))) {
                    return Optional.empty();
                }
                windows.add(new Window(from, to));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
        return Optional.of(windows);
    }

    private static LocalTime time(String hour, @org.jspecify.annotations.Nullable String minute) {
        return LocalTime.of(Integer.parseInt(hour), minute == null ? 0 : Integer.parseInt(minute));
    }
}
