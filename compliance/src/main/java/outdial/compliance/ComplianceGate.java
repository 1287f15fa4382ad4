package outdial.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Decides whether a number may be dialled. Pure and total: the same facts, book and instant give the same verdict. */
public final class ComplianceGate {
    /** How far ahead a first allowed instant is looked for. */
    public static final Duration HORIZON = Duration.ofDays(60);

    private final RuleBook book;

    public ComplianceGate(RuleBook book) {
        this.book = book;
    }

    /** The verdict for dialling {@code facts} at {@code at}. Nothing is put into words unless a rule objects. */
    public Verdict judge(GateFacts facts, Instant at) {
        GateFacts seen = book.seen(facts);
        Stretch now = book.stretch(at);
        return now.opens(seen, at).equals(at)
                ? new Verdict.Allowed(new DialPermit(new Passed(seen, at, book.title(), now.names())))
                : refuse(seen, now, at);
    }

    /** The book that decides. */
    public RuleBook book() {
        return book;
    }

    /**
     * Whether calling hours, the campaign's and the house's, are open at {@code at} in all of {@code zones}; so a list
     * need not be read where nobody may be called.
     *
     * @param zones at least one
     */
    public boolean isWithinHours(GateFacts.Terms terms, Set<ZoneId> zones, Instant at) {
        return LocalHours.opens(terms.hours(), zones, at).equals(at)
                && book.stretch(at).rules().stream()
                        .allMatch(rule -> !(rule instanceof HouseWindow house)
                                || LocalHours.opens(house.hours(), zones, at).equals(at));
    }

    private Verdict refuse(GateFacts facts, Stretch now, Instant at) {
        List<Finding> findings = now.findings(facts, at);
        Instant until = firstOpen(facts, at);
        if (!until.equals(Rule.NEVER)) {
            return new Verdict.Deferred(until, findings);
        }
        return new Verdict.Denied(now.opens(facts, at).equals(Rule.NEVER) ? findings : withNoTime(findings, at));
    }

    /** Every step skips only instants at which some rule surely doesn't pass, so the first that passes all is found. */
    private Instant firstOpen(GateFacts facts, Instant at) {
        Instant last = at.plus(HORIZON);
        Instant from = at;
        while (!from.isAfter(last)) {
            Instant opens = book.stretch(from).opens(facts, from);
            if (opens.equals(from)) {
                return from;
            }
            from = opens;
        }
        return Rule.NEVER;
    }

    private static List<Finding> withNoTime(List<Finding> findings, Instant at) {
        var all = new ArrayList<>(findings);
        all.add(new Finding(
                "no-time",
                "There is no time until " + at.plus(HORIZON) + ", " + HORIZON.toDays()
                        + " days on, that suits every rule."));
        return all;
    }

    /** Facts that have passed every rule. Its constructor is private, so that no permit is made anywhere else. */
    static final class Passed {
        private final GateFacts facts;
        private final Instant at;
        private final String ruleBook;
        private final List<String> rules;

        private Passed(GateFacts facts, Instant at, String ruleBook, List<String> rules) {
            this.facts = facts;
            this.at = at;
            this.ruleBook = ruleBook;
            this.rules = rules;
        }

        GateFacts facts() {
            return facts;
        }

        Instant at() {
            return at;
        }

        String ruleBook() {
            return ruleBook;
        }

        List<String> rules() {
            return rules;
        }
    }
}
