package outdial.compliance.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.compliance.pack.CallingHours;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Terms;
import outdial.compliance.pack.Terms.Span;
import outdial.compliance.words.Saying;
import outdial.compliance.yaml.Section;

/** What findings say. */
final class Sentences {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int HOUR = 3600;

    private Sentences() {}

    static Saying of(PackFinding finding) {
        return finding.source()
                .map(rule -> objection(rule, finding.facts(), finding.at()))
                .orElseGet(() -> ownObjection(finding));
    }

    private static Saying ownObjection(PackFinding finding) {
        return switch (finding.rule()) {
            case "number.invalid" -> Saying.of("law.noPlan");
            case "number.costly" -> Saying.of("law.costly");
            case "internal.optout" -> Saying.of("law.optedOut");
            case "unknown.jurisdiction" ->
                finding.facts().jurisdictions().isEmpty()
                        ? Saying.of("law.unknownPlace")
                        : Saying.of(
                                "law.noPack", String.join(", ", finding.facts().jurisdictions()));
            default -> Saying.of("rule.zoneUnknown");
        };
    }

    private static Saying objection(PackRule rule, CallFacts facts, Instant at) {
        return switch (rule.terms()) {
            case Terms.CallingWindow window -> outside(window, facts, at);
            case Terms.Accept(var consents) ->
                Saying.of("law.consent", any(consents), word(facts.permission().consent()));
            case Terms.Register register -> registered(rule.id(), register, facts);
            case Terms.Ban ban -> banned(ban);
            case Terms.CallerId terms -> unfit(terms, facts);
            case Terms.Rest rest -> resting(rule, rest, facts, at);
            case Terms.AttemptCap(int max, Span span) ->
                Saying.of("law.cap", max, within(span), facts.attempts().size());
            case Terms.Duty _ -> throw new IllegalStateException(rule.id() + " stands in no call's way");
        };
    }

    private static Saying banned(Terms.Ban ban) {
        if (ban.onlyWhileSuspended()) {
            return Saying.of("law.suspended");
        }
        return ban.unless().isEmpty() ? Saying.of("law.banned") : Saying.of("law.bannedUnless", any(ban.unless()));
    }

    private static Saying outside(Terms.CallingWindow window, CallFacts facts, Instant at) {
        ZoneId last = facts.zones().stream()
                .sorted(Comparator.comparing(ZoneId::getId))
                .filter(zone -> !isOpen(window.hours(), zone, at))
                .findFirst()
                .orElseGet(() -> facts.zones().iterator().next());
        LocalDateTime local = LocalDateTime.ofInstant(at, last);
        Object where = facts.zones().size() > 1
                ? Saying.of("part.oneZone", last.getId(), facts.zones().size())
                : last.getId();
        return shut(window.hours(), local, where);
    }

    private static boolean isOpen(CallingHours hours, ZoneId zone, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return hours.isOpen(
                local.toLocalDate().toEpochDay(), local.toLocalTime().toSecondOfDay());
    }

    private static Saying shut(CallingHours hours, LocalDateTime local, Object where) {
        Saying now = Saying.of(
                "part.day",
                Saying.of("part." + local.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)),
                local.toLocalDate().toString(),
                CLOCK.format(local));
        long day = local.toLocalDate().toEpochDay();
        int end = hours.lastEnd(day);
        if (end < 0) {
            return Saying.of(hours.isHoliday(day) ? "law.holiday" : "law.weekday", now, where);
        }
        int next = hours.nextOpen(day, local.toLocalTime().toSecondOfDay());
        return next < 0
                ? Saying.of("law.ended", now, where, clock(end))
                : Saying.of("law.start", now, where, clock(next));
    }

    private static String clock(int second) {
        return second == Moment.DAY ? "24:00" : LocalTime.ofSecondOfDay(second).toString();
    }

    private static Saying registered(String rule, Terms.Register register, CallFacts facts) {
        return switch (facts.registers().of(rule).state()) {
            case LISTED ->
                register.liftedBy().isEmpty()
                        ? Saying.of("law.listed", register.register())
                        : Saying.of("law.listedUnless", register.register(), any(register.liftedBy()));
            case CLEAR, STALE -> Saying.of("law.stale", register.register(), register.maxAgeDays());
            case UNSCRUBBED -> Saying.of("law.unscrubbed", register.register());
        };
    }

    private static Object any(Set<ConsentState> consents) {
        return Saying.either(consents.stream().sorted().map(Sentences::word).toList());
    }

    private static Saying word(ConsentState consent) {
        return Saying.of("part.consent." + Section.written(consent));
    }

    private static Saying unfit(Terms.CallerId terms, CallFacts facts) {
        String shown = facts.circumstances().shown().map(ShownNumber::digits).orElse("");
        if (shown.isEmpty()) {
            return Saying.of("law.noNumberShown");
        }
        if (terms.own() && facts.circumstances().shown().stream().noneMatch(ShownNumber::own)) {
            return Saying.of("law.notOwn");
        }
        if (terms.only().isEmpty()) {
            return terms.never().isEmpty()
                    ? Saying.of("law.unfit")
                    : Saying.of("law.unfitNever", either(terms.never()));
        }
        return terms.never().isEmpty()
                ? Saying.of("law.unfitOnly", either(terms.only()))
                : Saying.of("law.unfitBoth", either(terms.only()), either(terms.never()));
    }

    private static Object either(List<String> prefixes) {
        return Saying.either(prefixes.stream().map(prefix -> "+" + prefix).toList());
    }

    private static Saying resting(PackRule rule, Terms.Rest rest, CallFacts facts, Instant at) {
        Ending ending = switch (rule.type()) {
            case REFUSAL_REST -> Ending.REFUSED;
            case ABANDONED_REST -> Ending.ABANDONED;
            default -> Ending.MACHINE;
        };
        long ago = facts.attempts().stream()
                .filter(attempt -> attempt.ending() == ending)
                .reduce((_, later) -> later)
                .map(attempt -> Duration.between(attempt.at(), at).toHours())
                .orElse(0L);
        Saying what = switch (ending) {
            case REFUSED -> Saying.of("part.refusedAgo", ago);
            case ABANDONED -> Saying.of("part.abandonedAgo", ago);
            default -> Saying.of("part.machineAgo", ago);
        };
        String agent = rest.unlessAgent() ? "Agent" : "";
        return rest.seconds() == Terms.Rest.FOREVER
                ? Saying.of("law.restEver" + agent, what)
                : Saying.of("law.restAfter" + agent, what, rest.seconds() / HOUR);
    }

    private static Saying within(Span span) {
        return switch (span) {
            case Span.Rolling(long seconds) -> Saying.of("part.rolling", seconds / HOUR);
            case Span.LocalDay() -> Saying.of("part.localDay");
            case Span.Study() -> Saying.of("part.study");
        };
    }
}
