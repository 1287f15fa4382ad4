package outdial.compliance.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.compliance.pack.CallingHours;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Terms;
import outdial.compliance.pack.Terms.Span;
import outdial.compliance.yaml.Section;

/** Puts findings into words. */
final class Sentences {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private Sentences() {}

    static String of(PackFinding finding) {
        return finding.source()
                .map(rule -> objection(rule, finding.facts(), finding.at()))
                .orElseGet(() -> ownObjection(finding));
    }

    private static String ownObjection(PackFinding finding) {
        return switch (finding.rule()) {
            case "number.invalid" -> "No numbering plan has this number.";
            case "number.costly" -> "It is a premium-rate or shared-cost number; a call would cost more than a call.";
            case "internal.optout" -> "The person has asked us not to call, or has taken consent back.";
            case "unknown.jurisdiction" ->
                finding.facts().jurisdictions().isEmpty()
                        ? "It is not known where the number rings, so not whose rules bind the call."
                        : "No rule pack knows "
                                + String.join(" and ", finding.facts().jurisdictions())
                                + ", or not all of them.";
            default -> "It is not known what time it is where the number rings.";
        };
    }

    private static String objection(PackRule rule, CallFacts facts, Instant at) {
        return switch (rule.terms()) {
            case Terms.CallingWindow window -> outside(window, facts, at);
            case Terms.Accept(var consents) ->
                "Consent is needed: " + words(consents) + ". There is: "
                        + Section.written(facts.permission().consent()) + ".";
            case Terms.Register register -> registered(rule.id(), register, facts);
            case Terms.Ban ban ->
                ban.onlyWhileSuspended()
                        ? "Calls to the region are suspended."
                        : "Such calls are forbidden" + unless(ban.unless()) + ".";
            case Terms.CallerId terms -> unfit(terms, facts);
            case Terms.Rest rest -> resting(rule, rest, facts, at);
            case Terms.AttemptCap(int max, Span span) ->
                "At most " + max + " attempts are allowed " + within(span) + "; there were "
                        + facts.attempts().size() + " in all.";
            case Terms.Duty _ -> "";
        };
    }

    private static String outside(Terms.CallingWindow window, CallFacts facts, Instant at) {
        ZoneId last = facts.zones().stream()
                .sorted(Comparator.comparing(ZoneId::getId))
                .filter(zone -> !isOpen(window.hours(), zone, at))
                .findFirst()
                .orElseGet(() -> facts.zones().iterator().next());
        LocalDateTime local = LocalDateTime.ofInstant(at, last);
        String where = last.getId()
                + (facts.zones().size() > 1
                        ? ", one of " + facts.zones().size() + " time zones the number can be in"
                        : "");
        return "It is " + CLOCK.format(local) + " in " + where + "; " + shut(window.hours(), local) + ".";
    }

    private static boolean isOpen(CallingHours hours, ZoneId zone, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return hours.isOpen(
                local.toLocalDate().toEpochDay(), local.toLocalTime().toSecondOfDay());
    }

    private static String shut(CallingHours hours, LocalDateTime local) {
        long day = local.toLocalDate().toEpochDay();
        int end = hours.lastEnd(day);
        if (end < 0) {
            return hours.isHoliday(day) ? "no calls on a public holiday" : "no calls on that day of the week";
        }
        int next = hours.nextOpen(day, local.toLocalTime().toSecondOfDay());
        return next < 0 ? "calls ended at " + clock(end) : "calls start at " + clock(next);
    }

    private static String clock(int second) {
        return second == Moment.DAY ? "24:00" : LocalTime.ofSecondOfDay(second).toString();
    }

    private static String registered(String rule, Terms.Register register, CallFacts facts) {
        String lifted = unless(register.liftedBy());
        return switch (facts.registers().of(rule).state()) {
            case LISTED -> "The number is on the register '" + register.register() + "', which binds" + lifted + ".";
            case CLEAR, STALE ->
                "The copy of the register '" + register.register() + "' that was asked is older than "
                        + register.maxAgeDays() + " days. Load a newer one.";
            case UNSCRUBBED ->
                "The register '" + register.register() + "' has not been asked. Load a copy, and ask it.";
        };
    }

    private static String unless(Set<ConsentState> consents) {
        return consents.isEmpty() ? "" : " unless there is consent: " + words(consents);
    }

    private static String words(Set<ConsentState> consents) {
        return consents.stream().sorted().map(Section::written).collect(Collectors.joining(" or "));
    }

    private static String unfit(Terms.CallerId terms, CallFacts facts) {
        String shown = facts.circumstances().shown().map(ShownNumber::digits).orElse("");
        if (shown.isEmpty()) {
            return "No number would be shown to the called person; one must be.";
        }
        if (terms.own() && facts.circumstances().shown().stream().noneMatch(ShownNumber::own)) {
            return "The number shown is the client's; it must be the calling house's own.";
        }
        return "The number shown does not suit such calls there"
                + (terms.only().isEmpty() ? "" : "; it must start with " + either(terms.only()))
                + (terms.never().isEmpty() ? "" : "; it must not start with " + either(terms.never())) + ".";
    }

    private static String either(List<String> prefixes) {
        return prefixes.stream().map(prefix -> "+" + prefix).collect(Collectors.joining(" or "));
    }

    private static String resting(PackRule rule, Terms.Rest rest, CallFacts facts, Instant at) {
        Ending ending = switch (rule.type()) {
            case REFUSAL_REST -> Ending.REFUSED;
            case ABANDONED_REST -> Ending.ABANDONED;
            default -> Ending.MACHINE;
        };
        String when = facts.attempts().stream()
                .filter(attempt -> attempt.ending() == ending)
                .reduce((_, later) -> later)
                .map(attempt -> Duration.between(attempt.at(), at).toHours() + " hours ago")
                .orElse("earlier");
        String what = switch (ending) {
            case REFUSED -> "The person refused ";
            case ABANDONED -> "A call to the person was abandoned ";
            default -> "An answering machine took a call ";
        };
        return what + when + "; "
                + (rest.seconds() == Terms.Rest.FOREVER
                        ? "there is no further call"
                        : "the next is allowed after " + rest.seconds() / 3600 + " hours")
                + (rest.unlessAgent() ? ", or with an agent reserved" : "") + ".";
    }

    private static String within(Span span) {
        return switch (span) {
            case Span.Rolling(long seconds) -> "in " + seconds / 3600 + " hours";
            case Span.LocalDay() -> "on one day of the called person's calendar";
            case Span.Study() -> "in one study";
        };
    }
}
