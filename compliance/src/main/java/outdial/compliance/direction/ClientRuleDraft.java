package outdial.compliance.direction;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import outdial.compliance.pack.CallKind;
import outdial.compliance.yaml.Section;

/**
 * What a client wants stricter in one place, as a person fills it in; what is left open stays as it is.
 *
 * @param place a jurisdiction of the packs; {@code HOUSE} is every call
 * @param kind the calls meant; empty for all
 * @param hours windows of each day like {@code 09:00-12:00}, a day that is left out having none; empty if nothing is said
 * @param shut days without calls
 * @param perDay most attempts on one local day
 * @param perMonth most attempts in 30 days
 * @param refusalRest days of rest after a refusal
 * @param abandonedRest hours of rest after an abandoned call
 * @param by who entered it
 * @param on the day it was entered, from which it counts everywhere
 */
public record ClientRuleDraft(
        long id,
        String place,
        Optional<CallKind> kind,
        Map<DayOfWeek, List<String>> hours,
        List<LocalDate> shut,
        OptionalInt perDay,
        OptionalInt perMonth,
        OptionalInt refusalRest,
        OptionalInt abandonedRest,
        String by,
        LocalDate on) {
    /** What each rule's id ends in, with what it is about. */
    private static final Map<String, String> ABOUT = Map.of(
            "hours", "client-hours",
            "shut", "client-hours",
            "per-day", "client-cap",
            "per-30-days", "client-cap",
            "after-refusal", "client-rest",
            "after-abandoned", "client-rest");

    public ClientRuleDraft {
        hours = Map.copyOf(hours);
        shut = shut.stream().sorted().toList();
    }

    /** Whether it says nothing at all. */
    public boolean isEmpty() {
        return hours.isEmpty()
                && shut.isEmpty()
                && perDay.isEmpty()
                && perMonth.isEmpty()
                && refusalRest.isEmpty()
                && abandonedRest.isEmpty();
    }

    /** What a client's rule is about, by its id, as {@code client-hours}; another rule's id as it is. */
    public static String about(String rule) {
        return rule.startsWith(ClientRules.PREFIX)
                ? ABOUT.getOrDefault(rule.substring(rule.lastIndexOf('.') + 1), rule)
                : rule;
    }

    /** All of a client's together as the text of a pack that adds rules. */
    public static String yaml(List<ClientRuleDraft> drafts) {
        var places = new TreeMap<String, List<ClientRuleDraft>>();
        drafts.forEach(
                one -> places.computeIfAbsent(one.place, _ -> new ArrayList<>()).add(one));
        var text = new StringBuilder("pack: client\nversion: \"1\"\njurisdictions:\n");
        places.forEach((place, all) -> {
            text.append("  - id: ").append(place).append("\n    rules:\n");
            all.forEach(one -> one.write(text));
        });
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (!hours.isEmpty()) {
            rule(text, "hours", "calling-window", Optional.empty());
            text.append("        hours:\n");
            for (DayOfWeek day : DayOfWeek.values()) {
                text.append("          ")
                        .append(day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                        .append(": [")
                        .append(String.join(
                                ", ",
                                hours.getOrDefault(day, List.of()).stream()
                                        .map(window -> "\"" + window + "\"")
                                        .toList()))
                        .append("]\n");
            }
        }
        for (LocalDate day : shut) {
            rule(text, day + ".shut", "calling-window", Optional.of(day));
            text.append("        hours:\n          all: []\n");
        }
        perDay.ifPresent(most -> cap(text, "per-day", most, "local-day"));
        perMonth.ifPresent(most -> cap(text, "per-30-days", most, "P30D"));
        refusalRest.ifPresent(days -> rest(text, "after-refusal", "refusal-rest", "P" + days + "D"));
        abandonedRest.ifPresent(span -> rest(text, "after-abandoned", "abandoned-rest", "PT" + span + "H"));
    }

    private void cap(StringBuilder text, String name, int most, String per) {
        rule(text, name, "attempt-cap", Optional.empty());
        text.append("        max: ")
                .append(most)
                .append("\n        per: ")
                .append(per)
                .append('\n');
    }

    private void rest(StringBuilder text, String name, String type, String span) {
        rule(text, name, type, Optional.empty());
        text.append("        rest: ").append(span).append('\n');
    }

    /** What every rule says; one of a single day is in force on that day alone, by the called person's calendar. */
    private void rule(StringBuilder text, String name, String type, Optional<LocalDate> day) {
        text.append("      - id: ")
                .append(ClientRules.PREFIX)
                .append(id)
                .append('.')
                .append(name);
        text.append("\n        type: ").append(type);
        kind.ifPresent(one ->
                text.append("\n        kinds: [").append(Section.written(one)).append(']'));
        // Somewhere on earth it is still the day before.
        text.append("\n        from: ").append(day.orElse(on.minusDays(1)));
        day.ifPresent(one -> text.append("\n        until: ").append(one.plusDays(1)));
        text.append("\n        level: client\n        how: read\n        confidence: high\n        source: ")
                .append(quoted("Entered by " + by + " on " + on))
                .append("\n        verified: ")
                .append(quoted(by + ", " + on))
                .append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replaceAll("\\s+", " ").replace("'", "''") + "'";
    }
}
