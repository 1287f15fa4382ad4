package outdial.compliance.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import outdial.compliance.gate.PackVerdict.Allow;
import outdial.compliance.gate.PackVerdict.Defer;
import outdial.compliance.gate.PackVerdict.Deny;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Jurisdiction;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Recipient;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;

/**
 * Judges calls by rule packs. Rules are asked in the order of their types, and of one type in the order of
 * jurisdictions, children before parents; the first that objects decides. What is known of the number itself and the
 * house's own opt-outs come before all packs. Of the rules only those that are advisory, or a client's own, and put a
 * call off can be waived.
 */
public final class PackGate {
    /** How far ahead a first allowed instant is looked for. */
    public static final Duration HORIZON = Duration.ofDays(400);

    /** Kinds of call remembered with their rules; far more than the packs can tell apart. */
    private static final int REMEMBERED = 20_000;

    private final RulePacks packs;
    private final Map<KindOfCall, Asked> asked = new ConcurrentHashMap<>();

    public PackGate(RulePacks packs) {
        this.packs = packs;
    }

    private record KindOfCall(
            List<String> jurisdictions, CallKind kind, Recipient recipient, CallMode mode, Line line) {
        static KindOfCall of(CallFacts facts) {
            return new KindOfCall(facts.jurisdictions(), facts.kind(), facts.recipient(), facts.mode(), facts.line());
        }
    }

    /** {@code known} tells whether the packs know all of the call's jurisdictions. */
    private record Asked(boolean known, List<AskedRule> rules) {}

    public RulePacks packs() {
        return packs;
    }

    /** The verdict on making such a call at {@code at}; fractions of a second don't count. */
    public PackVerdict judge(CallFacts facts, Instant at) {
        return judge(facts, at, at);
    }

    /**
     * The verdict on making such a call at {@code at}, as a part of a judgement that began at {@code asked}: the age of
     * registers counts then.
     */
    public PackVerdict judge(CallFacts facts, Instant asked, Instant at) {
        Asked known = asked(facts);
        String own = ownObjection(facts, known.known());
        if (!own.isEmpty()) {
            return new Deny(List.of(new PackFinding(own, Optional.empty(), facts, at)));
        }
        List<AskedRule> rules = known.rules();
        var moment = new Moment(facts, asked.getEpochSecond());
        moment.moveTo(at.getEpochSecond());
        return opens(rules, moment) == moment.at() ? new Allow() : refuse(rules, moment);
    }

    /** Whether a rule in force names hours for such a call. */
    public boolean hasHours(CallFacts facts, Instant at) {
        var moment = new Moment(facts, at.getEpochSecond());
        return asked(facts).rules().stream()
                .anyMatch(one -> one.rule().type() == RuleType.CALLING_WINDOW && one.isInForce(moment));
    }

    /** Ids of the rules in force that can stand in the way of such a call, in the order in which they are asked. */
    public List<String> inForce(CallFacts facts, Instant at) {
        var moment = new Moment(facts, at.getEpochSecond());
        return asked(facts).rules().stream()
                .filter(one -> one.isInForce(moment))
                .map(one -> one.rule().id())
                .toList();
    }

    /** What rules of one type object to such a call at {@code at}, whatever else there is. */
    public List<PackFinding> objections(CallFacts facts, RuleType type, Instant at) {
        var moment = new Moment(facts, at.getEpochSecond());
        return asked(facts).rules().stream()
                .filter(one -> one.rule().type() == type && one.opensOrIsWaived(moment) != moment.at())
                .map(one -> finding(one, moment))
                .toList();
    }

    /** Rules of the packs, in force or not, that bear on such a call; those that don't decide come last. */
    public List<PackRule> bearingOn(CallFacts facts) {
        return List.copyOf(bearingOn(facts, packs.chain(facts.jurisdictions())));
    }

    private static List<PackRule> bearingOn(CallFacts facts, List<Jurisdiction> chain) {
        var rules = new ArrayList<PackRule>();
        for (Jurisdiction one : chain) {
            for (PackRule rule : one.rules()) {
                if (rule.scope().covers(facts.kind(), facts.recipient(), facts.mode(), facts.line())) {
                    rules.add(rule);
                }
            }
        }
        rules.sort(Comparator.comparing(PackRule::type));
        return rules;
    }

    /** What stands in the way whatever the packs say; empty if nothing does. */
    private static String ownObjection(CallFacts facts, boolean known) {
        return switch (facts.number()) {
            case INVALID -> "number.invalid";
            case COSTLY -> "number.costly";
            case VALID -> {
                if (facts.permission().optedOut() || facts.permission().consent() == ConsentState.REVOKED) {
                    yield "internal.optout";
                }
                if (!known) {
                    yield "unknown.jurisdiction";
                }
                yield facts.zones().isEmpty() ? "unknown.zone" : "";
            }
        };
    }

    private Asked asked(CallFacts facts) {
        var kind = KindOfCall.of(facts);
        Asked remembered = asked.get(kind);
        if (remembered != null) {
            return remembered;
        }
        List<Jurisdiction> chain = packs.chain(facts.jurisdictions());
        var rules = new ArrayList<AskedRule>();
        for (PackRule rule : bearingOn(facts, chain)) {
            if (AskedRule.isAsked(rule)) {
                rules.add(new AskedRule(rule));
            }
        }
        var found = new Asked(!chain.isEmpty(), List.copyOf(rules));
        if (asked.size() < REMEMBERED) {
            asked.put(kind, found);
        }
        return found;
    }

    /** As {@link AskedRule#opens}, for all rules together. */
    private static long opens(List<AskedRule> rules, Moment moment) {
        long latest = moment.at();
        for (int i = 0; i < rules.size(); i++) {
            latest = Math.max(latest, rules.get(i).opensOrIsWaived(moment));
        }
        return latest;
    }

    private static PackVerdict refuse(List<AskedRule> rules, Moment moment) {
        var findings = new ArrayList<PackFinding>();
        boolean forGood = false;
        for (AskedRule rule : rules) {
            if (rule.opensOrIsWaived(moment) != moment.at()) {
                findings.add(finding(rule, moment));
                forGood |= !rule.isAboutTime();
            }
        }
        if (forGood) {
            return new Deny(findings);
        }
        boolean opens = moveToOpening(rules, moment);
        if (opens) {
            return new Defer(Instant.ofEpochSecond(moment.at()), findings);
        }
        addWhatNeverOpens(rules, moment, findings);
        return new Deny(findings);
    }

    /** Every step skips only instants at which some rule surely doesn't pass, so the first that passes all is found. */
    private static boolean moveToOpening(List<AskedRule> rules, Moment moment) {
        long last = moment.asked + HORIZON.toSeconds();
        while (true) {
            long opens = opens(rules, moment);
            if (opens == moment.at()) {
                return true;
            }
            if (opens > last) {
                return false;
            }
            moment.moveTo(opens);
        }
    }

    /** Puts what will stand in the way for good before what only does so now. */
    private static void addWhatNeverOpens(List<AskedRule> rules, Moment moment, List<PackFinding> findings) {
        for (AskedRule rule : rules) {
            if (rule.opensOrIsWaived(moment) == Moment.NEVER) {
                findings.removeIf(finding -> finding.rule().equals(rule.rule().id()));
                findings.addFirst(finding(rule, moment));
                return;
            }
        }
    }

    private static PackFinding finding(AskedRule rule, Moment moment) {
        return new PackFinding(
                rule.rule().id(), Optional.of(rule.rule()), moment.facts, Instant.ofEpochSecond(moment.at()));
    }
}
