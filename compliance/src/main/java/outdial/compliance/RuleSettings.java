package outdial.compliance;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outdial.compliance.yaml.Section;
import outdial.model.campaign.WeeklyHours;
import outdial.model.campaign.WeeklyHours.Window;

/** Makes each rule from what the book says of it. */
final class RuleSettings {
    private static final Set<String> COMMON = Set.of("rule", "from", "until", "about");
    private static final Pattern WINDOW =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

    private RuleSettings() {}

    static Rule rule(RuleName name, Section section) {
        return switch (name) {
            case NUMBER_VALID -> plain(section, new NumberValid());
            case COUNTRY_ALLOWED -> plain(section, new CountryAllowed());
            case TYPE_ALLOWED -> new TypeAllowed(RuleBookFile.types(with(section, "types")));
            case DO_NOT_CALL -> plain(section, new DoNotCall());
            case CAMPAIGN_RUNNING -> plain(section, new CampaignRunning());
            case CALLER_NUMBER -> plain(section, new CallerNumber());
            case ATTEMPTS_IN_ALL -> plain(section, new AttemptsInAll());
            case ATTEMPTS_PER_DAY -> plain(section, new AttemptsPerDay());
            case ATTEMPTS_APART -> plain(section, new AttemptsApart());
            case CAMPAIGN_HOURS -> plain(section, new CampaignHours());
            case HOUSE_WINDOW -> new HouseWindow(hours(with(section, "hours")));
        };
    }

    private static Rule plain(Section section, Rule rule) {
        section.only(COMMON);
        return rule;
    }

    private static Section with(Section section, String setting) {
        var keys = new HashSet<>(COMMON);
        keys.add(setting);
        section.only(keys);
        return section;
    }

    /** All seven days are named, so that a forgotten day is no closed day by accident. */
    private static WeeklyHours hours(Section section) {
        Section days = section.section("hours");
        var hours = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        var known = new HashSet<String>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
            known.add(key);
            hours.put(day, windows(days, key));
        }
        days.only(known);
        return new WeeklyHours(hours);
    }

    private static List<Window> windows(Section days, String day) {
        var windows = new ArrayList<Window>();
        for (String text : days.texts(day)) {
            Window window = window(days, day, text);
            if (!windows.isEmpty() && window.from().isBefore(windows.getLast().to())) {
                throw days.bad("'" + text + "' on " + day + " begins before the window ahead of it ends");
            }
            windows.add(window);
        }
        return windows;
    }

    private static Window window(Section days, String day, String text) {
        Matcher match = WINDOW.matcher(text);
        if (!match.matches()) {
            throw days.bad("'" + text + "' on " + day + " is no window; write it like 09:00-20:00");
        }
        LocalTime from = LocalTime.parse(text.substring(0, 5));
        String end = text.substring(6);
        if (end.startsWith("24") && !end.equals("24:00")) {
            throw days.bad("'" + text + "' on " + day + " ends after midnight");
        }
        LocalTime to = end.equals("24:00") ? LocalTime.MAX : LocalTime.parse(end);
        if (!from.isBefore(to)) {
            throw days.bad("'" + text + "' on " + day + " ends before it starts");
        }
        return new Window(from, to);
    }
}
