package outdial.compliance.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.yaml.BadRuleFile;

/** Puts packs together and refuses what doesn't fit: unknown parents, rules that stand twice, overlap or leave gaps. */
final class JurisdictionTree {
    private final Map<String, Jurisdiction> jurisdictions = new LinkedHashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, PackRule> rules = new HashMap<>();

    /** {@code packs} by file name. */
    JurisdictionTree(Map<String, RulePack> packs) {
        packs.forEach((file, pack) -> pack.jurisdictions().forEach(one -> add(file, one)));
    }

    Map<String, Jurisdiction> whole() {
        for (Jurisdiction one : jurisdictions.values()) {
            checkParents(one);
            one.rules().forEach(this::checkReplaced);
            checkOverlaps(one.rules());
        }
        return jurisdictions;
    }

    private void add(String file, Jurisdiction one) {
        if (jurisdictions.put(one.id(), one) != null) {
            throw new BadRuleFile(file, "", "jurisdiction " + one.id() + " stands in " + files.get(one.id()) + " too");
        }
        files.put(one.id(), file);
        for (PackRule rule : one.rules()) {
            if (rules.put(rule.id(), rule) != null) {
                throw bad(rule, "there are two rules of that name");
            }
        }
    }

    private void checkParents(Jurisdiction one) {
        var seen = new HashSet<String>();
        Optional<String> next = Optional.of(one.id());
        while (next.isPresent()) {
            Jurisdiction found = jurisdictions.get(next.get());
            if (found == null || !seen.add(next.get())) {
                throw new BadRuleFile(
                        String.valueOf(files.get(one.id())),
                        "",
                        "jurisdiction " + one.id()
                                + (found == null
                                        ? " has the parent " + next.get() + ", which no pack has"
                                        : " is its own ancestor"));
            }
            next = found.parent();
        }
    }

    private void checkReplaced(PackRule rule) {
        if (rule.replaces().isEmpty()) {
            return;
        }
        PackRule old = rules.get(rule.replaces().get());
        if (old == null || !old.jurisdiction().equals(rule.jurisdiction()) || old.type() != rule.type()) {
            throw bad(rule, "it replaces " + rule.replaces().get() + ", which is no rule of its type there");
        }
        if (!old.until().equals(Optional.of(rule.from()))) {
            throw bad(
                    rule,
                    "it starts on " + rule.from() + " but " + old.id() + " ends "
                            + old.until().map(day -> "on " + day).orElse("never"));
        }
    }

    /** Two rules of one type for one call at one time would contradict each other; caps by different spans don't. */
    private void checkOverlaps(List<PackRule> all) {
        var earlier = new ArrayList<PackRule>();
        for (PackRule rule : all) {
            for (PackRule other : earlier) {
                if (isSingle(rule, other) && rule.meets(other)) {
                    throw bad(rule, "it is in force together with " + other.id() + " for the same calls");
                }
            }
            earlier.add(rule);
        }
    }

    private static boolean isSingle(PackRule rule, PackRule other) {
        return switch (rule.type()) {
            case CALLING_WINDOW, CONSENT_REQUIRED, MODE_CONSENT, REFUSAL_REST, ABANDONED_REST, MACHINE_REST -> true;
            case ATTEMPT_CAP ->
                other.type() == RuleType.ATTEMPT_CAP
                        && ((Terms.AttemptCap) rule.terms()).span().equals(((Terms.AttemptCap) other.terms()).span());
            case BAN, REGISTER, CALLER_ID, ABANDONMENT, MESSAGE, RECORDING, OPT_OUT, RETENTION, NOTE -> false;
        };
    }

    private BadRuleFile bad(PackRule rule, String reason) {
        return new BadRuleFile(String.valueOf(files.get(rule.jurisdiction())), rule.id(), reason);
    }
}
