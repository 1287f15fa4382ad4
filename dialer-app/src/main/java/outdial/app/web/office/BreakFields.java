package outdial.app.web.office;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import outdial.app.web.page.DayHours;
import outdial.app.web.page.Editor.Section;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;
import outdial.model.campaign.BreakTimes;
import outdial.model.campaign.WeeklyHours;

/** A team's timetable of breaks, in the form of the team. */
final class BreakFields {
    private static final String DAYS = "breaks";
    private static final String ZONE = "breakZone";

    private BreakFields() {}

    static Section section() {
        var fields = new ArrayList<Field>();
        fields.add(Field.choice(ZONE, DayHours.zones()).hint().code());
        fields.addAll(DayHours.fields(DAYS));
        return new Section("team.section.breaks", false, fields);
    }

    /** Shows them too. */
    static Form filled(Form form, BreakTimes times) {
        DayHours.fill(form, DAYS, times.week());
        return form.fill(ZONE, DayHours.ZONES.contains(times.zone().getId()) ? times.zone() : "");
    }

    /** The zone matters only where there are breaks. */
    static BreakTimes read(Form form, BreakTimes before) {
        WeeklyHours week = DayHours.read(form, DAYS);
        boolean none = week.days().isEmpty() && form.value(ZONE).isEmpty();
        return new BreakTimes(none ? before.zone() : DayHours.zone(form, ZONE), week);
    }

    /** For the audit log. */
    static String written(BreakTimes times) {
        String days = Arrays.stream(DayOfWeek.values())
                .filter(day -> !times.week().on(day).isEmpty())
                .map(day -> day.name().toLowerCase(Locale.ROOT).substring(0, 3) + " "
                        + times.week().on(day).stream()
                                .map(one -> one.from() + "-" + one.to())
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
        return days.isEmpty() ? "-" : days + " (" + times.zone().getId() + ")";
    }
}
