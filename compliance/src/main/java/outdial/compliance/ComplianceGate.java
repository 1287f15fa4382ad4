package outdial.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.Waivers;
import outdial.compliance.pack.RecordingNotice;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.words.Saying;

/**
 * Decides whether a number may be dialled: by the rule packs, and by the house's own book. A book for exercises, which is
 * refused wherever a call could reach a person, decides alone. Pure and total: the same facts, packs, book and instant
 * give the same verdict. Safe on any thread.
 */
public final class ComplianceGate {
    /** How far ahead a first allowed instant is looked for. */
    public static final Duration HORIZON = PackGate.HORIZON;

    private final RuleBook book;
    private final Optional<Law> law;

    /** The book with the packs that come with the program; alone if it is for exercises. */
    public ComplianceGate(RuleBook book) {
        this(book, book.loopbackOnly() ? Optional.empty() : Optional.of(Law.shipped()));
    }

    /** The gate of one of the program's own books, made once: {@code exercise}, or else the house's. */
    public static ComplianceGate shipped(String book) {
        return book.equals("exercise") ? Shipped.EXERCISE : Shipped.HOUSE;
    }

    private static final class Shipped {
        static final ComplianceGate HOUSE = new ComplianceGate(RuleBook.house());
        static final ComplianceGate EXERCISE = new ComplianceGate(RuleBook.exercise());
    }

    /** A book for real calls, with these packs. */
    public ComplianceGate(RuleBook book, RulePacks packs) {
        this(book, Optional.of(new Law(packs)));
    }

    private ComplianceGate(RuleBook book, Optional<Law> law) {
        this.book = book;
        this.law = law;
    }

    /** The verdict for dialling {@code facts} at {@code at}. Nothing is put into words unless a rule objects. */
    public Verdict judge(GateFacts facts, Instant at) {
        GateFacts seen = book.seen(facts);
        Optional<Law.Case> lawful = law.map(one -> one.of(seen));
        return new Question(seen, lawful, Directed.of(seen, lawful), at).answer();
    }

    /** The facts of a call as rule packs look at them. */
    public static CallFacts callFacts(GateFacts facts) {
        return Law.callFacts(facts);
    }

    /** Whether its book is for exercises: it dials only where no call could reach a person. */
    public boolean isForExercises() {
        return law.isEmpty();
    }

    /** Book and packs that decide, as {@code name@hash}, parted by a blank. */
    public String title() {
        return book.title() + law.map(one -> " " + one.title()).orElse("");
    }

    /** As {@link #title}, with the client's own rules that decide about such calls. */
    public String title(GateFacts.Terms terms) {
        return title()
                + terms.directions().rules().map(one -> " " + one.title()).orElse("");
    }

    /** What a finding is about: the type of a pack's rule, as {@code calling-window}, or the rule's own name. */
    public String about(Finding finding) {
        return about(finding.rule());
    }

    /** As {@link #about(Finding)}, by the rule's name; a client's own rule is about {@code client-hours} and the like. */
    public String about(String rule) {
        return law.flatMap(one -> one.typeOf(rule)).orElseGet(() -> ClientRuleDraft.about(rule));
    }

    /** Whether two people may leave a rule aside for a time: it is the house's, the client's, or merely advised, and only puts calls off. */
    public boolean mayBeWaived(String rule) {
        return RuleBook.waivable().contains(rule)
                || rule.startsWith(ClientRules.PREFIX)
                || law.filter(one -> one.mayBeWaived(rule)).isPresent();
    }

    /** Whether a rule of the packs has this name. */
    public boolean isRule(String name) {
        return name.startsWith(ClientRules.PREFIX)
                || law.flatMap(one -> one.typeOf(name)).isPresent();
    }

    /**
     * Whether calling hours, the campaign's and those of law or house, may be open at {@code at} in all of {@code zones};
     * so a list need not be read where nobody may be called. Consents that would lift hours are left aside.
     *
     * @param zones at least one
     */
    public boolean isWithinHours(GateFacts.Terms terms, Set<ZoneId> zones, Instant at) {
        Waivers waivers = terms.directions().forAll();
        if (!waivers.cover(RuleName.CAMPAIGN_HOURS.text(), at)
                && !LocalHours.opens(terms.hours(), zones, at).equals(at)) {
            return false;
        }
        boolean house = waivers.cover(RuleName.HOUSE_WINDOW.text(), at)
                || book.stretch(at, false).rules().stream()
                        .allMatch(rule -> !(rule instanceof HouseWindow window)
                                || LocalHours.opens(window.hours(), zones, at).equals(at));
        return law.map(one -> one.mayBeOpen(terms, zones, at, house)).orElse(house)
                && terms.directions()
                        .rules()
                        .map(own -> terms.countries().stream()
                                .anyMatch(
                                        country -> own.mayBeOpen(Law.kind(country, terms.call()), zones, waivers, at)))
                        .orElse(true);
    }

    /** What those whom the campaign calls must be told before their call is recorded; the strictest of its countries. */
    public RecordingNotice recordingNotice(GateFacts.Terms campaign, Instant at) {
        return law.map(one -> one.recordingNotice(campaign, at)).orElse(RecordingNotice.NONE);
    }

    /** One call and the instant at which it is asked about. */
    private final class Question {
        private final GateFacts facts;
        private final Optional<Law.Case> lawful;
        private final Optional<Directed> directed;
        private final Waivers waivers;
        private final Instant asked;

        Question(GateFacts facts, Optional<Law.Case> lawful, Optional<Directed> directed, Instant asked) {
            this.facts = facts;
            this.lawful = lawful;
            this.directed = directed;
            this.waivers = directed.map(one -> one.waivers).orElse(Waivers.NONE);
            this.asked = asked;
        }

        Verdict answer() {
            return opens(asked).equals(asked) ? new Verdict.Allowed(new DialPermit(passed())) : refuse();
        }

        private Passed passed() {
            var rules = new ArrayList<>(rules(asked).names());
            lawful.ifPresent(one -> rules.addAll(one.rules(asked)));
            directed.ifPresent(one -> rules.addAll(one.names(asked)));
            return new Passed(facts, asked, title(facts.terms()), rules, book.loopbackOnly());
        }

        private Stretch rules(Instant at) {
            return book.stretch(at, lawful.isPresent() && lawful.get().hasHours(at));
        }

        /** As {@link Rule#opens}, for book, packs and directions together. */
        private Instant opens(Instant at) {
            Instant latest = rules(at).opens(facts, waivers, at);
            if (lawful.isPresent() && !latest.equals(Rule.NEVER)) {
                latest = later(latest, lawful.get().opens(asked, at));
            }
            if (directed.isPresent() && !latest.equals(Rule.NEVER)) {
                latest = later(latest, directed.get().opens(asked, at));
            }
            return latest;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private Verdict refuse() {
            var findings = new ArrayList<Finding>();
            boolean suspended = directed.filter(one -> one.isSuspended(asked)).isPresent();
            lawful.ifPresent(one -> findings.addAll(one.findings(asked, suspended)));
            directed.ifPresent(one -> findings.addAll(one.others(asked)));
            findings.addAll(rules(asked).findings(facts, waivers, asked));
            List<Finding> suspensions =
                    directed.map(one -> one.suspensions(asked)).orElse(List.of());
            Instant until = firstOpen();
            if (!until.equals(Rule.NEVER)) {
                findings.addAll(0, suspensions);
                return new Verdict.Deferred(until, findings);
            }
            // Who may never be called is told by what will still be so when the suspension is over.
            findings.addAll(suspensions);
            if (!opens(asked).equals(Rule.NEVER)) {
                findings.add(noTime());
            }
            return new Verdict.Denied(findings);
        }

        /** Every step skips only instants at which some rule surely doesn't pass, so the first that passes all is found. */
        private Instant firstOpen() {
            Instant last = asked.plus(HORIZON);
            Instant from = asked;
            while (!from.isAfter(last)) {
                Instant opens = opens(from);
                if (opens.equals(from)) {
                    return from;
                }
                from = opens;
            }
            return Rule.NEVER;
        }

        private Finding noTime() {
            return new Finding(
                    "no-time", Saying.of("rule.never", asked.plus(HORIZON).toString(), HORIZON.toDays()));
        }
    }

    /** Facts that have passed every rule. Its constructor is private, so that no permit is made anywhere else. */
    static final class Passed {
        private final GateFacts facts;
        private final Instant at;
        private final String ruleBook;
        private final List<String> rules;
        private final boolean exercise;

        private Passed(GateFacts facts, Instant at, String ruleBook, List<String> rules, boolean exercise) {
            this.facts = facts;
            this.at = at;
            this.ruleBook = ruleBook;
            this.rules = List.copyOf(rules);
            this.exercise = exercise;
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

        boolean isExercise() {
            return exercise;
        }
    }
}
