package outdial.compliance.pack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import outdial.compliance.yaml.CanonicalHash;
import outdial.compliance.yaml.Section;
import outdial.compliance.yaml.StrictYaml;

/**
 * The calendars that packs name: the library's, with days added that it leaves out and others removed.
 *
 * @param hash of the file's content
 */
record CalendarsFile(String hash, Map<String, HolidayCalendar> calendars) {
    static CalendarsFile read(String file, String yaml) {
        Object content = StrictYaml.read(file, yaml);
        Section whole = Section.of(file, "", content);
        whole.only(Set.of("pack", "version", "calendars"));
        var calendars = new HashMap<String, HolidayCalendar>();
        Section named = whole.section("calendars");
        for (Object key : named.values().keySet()) {
            String name = String.valueOf(key);
            calendars.put(name, calendar(Section.of(file, name, named.values().get(key))));
        }
        return new CalendarsFile(CanonicalHash.of(content), Map.copyOf(calendars));
    }

    private static HolidayCalendar calendar(Section section) {
        section.only(Set.of("library", "add", "remove", "note"));
        String library = section.text("library");
        if (!LibraryHolidays.has(library)) {
            throw section.bad("the holiday library has no calendar '" + library + "'");
        }
        return new HolidayCalendar(days(library, specs(section, "add"), specs(section, "remove")));
    }

    private static IntFunction<Set<LocalDate>> days(String library, List<DaySpec> add, List<DaySpec> remove) {
        return year -> {
            var days = new TreeSet<>(LibraryHolidays.in(library, year));
            add.forEach(spec -> spec.in(year).ifPresent(days::add));
            remove.forEach(spec -> spec.in(year).ifPresent(days::remove));
            return days;
        };
    }

    private static List<DaySpec> specs(Section section, String key) {
        return section.findTexts(key).stream()
                .map(text -> DaySpec.find(text)
                        .orElseThrow(() -> section.bad("'" + text + "' under '" + key
                                + "' is no day; write 2026-01-31, 01-31, easter+1 or mon2-08")))
                .toList();
    }
}
