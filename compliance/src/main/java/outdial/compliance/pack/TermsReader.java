package outdial.compliance.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outdial.compliance.pack.Terms.Span;
import outdial.compliance.yaml.Section;

/** Reads what a rule demands, by its type. */
final class TermsReader {
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern SPAN = Pattern.compile("PT([1-9][0-9]{0,4})H|P([1-9][0-9]{0,3})D");
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    private final Map<String, HolidayCalendar> calendars;

    TermsReader(Map<String, HolidayCalendar> calendars) {
        this.calendars = calendars;
    }

    /** The keys that a rule of the type may have, besides those of every rule. */
    static Set<String> keys(RuleType type) {
        return switch (type) {
            case BAN -> Set.of("unless", "when");
            case REGISTER -> Set.of("register", "format", "max-age-days", "lifted-by");
            case CONSENT_REQUIRED, MODE_CONSENT -> Set.of("accept");
            case CALLER_ID -> Set.of("present", "own", "only", "never", "callable");
            case REFUSAL_REST, ABANDONED_REST, MACHINE_REST -> Set.of("rest", "unless");
            case ATTEMPT_CAP -> Set.of("max", "per", "counts");
            case CALLING_WINDOW -> Set.of("hours", "caps", "calendar", "lifted-by");
            case ABANDONMENT, MESSAGE, RECORDING, OPT_OUT, RETENTION, NOTE -> Set.of("terms");
        };
    }

    Terms read(RuleType type, Section rule) {
        return switch (type) {
            case BAN -> new Terms.Ban(consents(rule, "unless"), isSwitch(rule, "when", "region-suspended"));
            case REGISTER ->
                new Terms.Register(rule.text("register"), rule.number("max-age-days", 1), consents(rule, "lifted-by"));
            case CONSENT_REQUIRED, MODE_CONSENT -> {
                rule.list("accept");
                yield new Terms.Accept(consents(rule, "accept"));
            }
            case CALLER_ID ->
                new Terms.CallerId(
                        isSwitch(rule, "present", "true"),
                        isSwitch(rule, "own", "true"),
                        prefixes(rule, "only"),
                        prefixes(rule, "never"));
            case REFUSAL_REST, ABANDONED_REST, MACHINE_REST ->
                new Terms.Rest(
                        rule.text("rest").equals("forever") ? Terms.Rest.FOREVER : seconds(rule, "rest"),
                        isSwitch(rule, "unless", "agent-guaranteed"));
            case ATTEMPT_CAP -> new Terms.AttemptCap(rule.number("max", 1), span(rule));
            case CALLING_WINDOW ->
                new Terms.CallingWindow(HoursReader.read(rule, calendar(rule)), consents(rule, "lifted-by"));
            case RECORDING -> recording(rule.section("terms"));
            case ABANDONMENT, MESSAGE, OPT_OUT, RETENTION, NOTE -> duty(rule.section("terms"));
        };
    }

    private static Terms recording(Section terms) {
        if (terms.has(RecordingNotice.TERM)) {
            terms.word(RecordingNotice.TERM, RecordingNotice.class); // refuses any other
        }
        return duty(terms);
    }

    private HolidayCalendar calendar(Section rule) {
        Section hours = rule.section("hours");
        boolean heedsHolidays = hours.has("holidays") || hours.has("eves");
        if (heedsHolidays != rule.has("calendar")) {
            throw rule.bad("hours for holidays or eves need a 'calendar', and a calendar needs such hours");
        }
        if (!heedsHolidays) {
            return HolidayCalendar.NONE;
        }
        HolidayCalendar calendar = calendars.get(rule.text("calendar"));
        if (calendar == null) {
            throw rule.bad("there is no calendar '" + rule.text("calendar") + "' in the calendars file");
        }
        return calendar;
    }

    private static Set<ConsentState> consents(Section rule, String key) {
        return rule.has(key) ? rule.words(key, ConsentState.class) : Set.of();
    }

    /** True if the key has the one value it may have, false if it isn't there. */
    private static boolean isSwitch(Section rule, String key, String value) {
        if (rule.has(key) && !rule.text(key).equals(value)) {
            throw rule.bad("'" + key + "' may only be " + value + ", not '" + rule.text(key) + "'");
        }
        return rule.has(key);
    }

    private static List<String> prefixes(Section rule, String key) {
        for (String prefix : rule.findTexts(key)) {
            if (!DIGITS.matcher(prefix).matches()) {
                throw rule.bad("'" + prefix + "' under '" + key + "' must be digits, country code first");
            }
        }
        return rule.findTexts(key);
    }

    private static Span span(Section rule) {
        return switch (rule.text("per")) {
            case "local-day" -> new Span.LocalDay();
            case "study" -> new Span.Study();
            default -> new Span.Rolling(seconds(rule, "per"));
        };
    }

    /** Hours as {@code PT72H}, or days of 24 hours as {@code P30D}. */
    private static long seconds(Section rule, String key) {
        Matcher span = SPAN.matcher(rule.text(key));
        if (!span.matches()) {
            throw rule.bad("'" + key + "' must be a span like PT24H or P30D, not '" + rule.text(key) + "'");
        }
        return span.group(1) != null ? Long.parseLong(span.group(1)) * HOUR : Long.parseLong(span.group(2)) * DAY;
    }

    private static Terms duty(Section section) {
        var terms = new LinkedHashMap<String, String>();
        section.values().keySet().forEach(key -> terms.put(String.valueOf(key), section.text(String.valueOf(key))));
        return new Terms.Duty(terms);
    }
}
