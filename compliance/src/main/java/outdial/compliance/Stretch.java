package outdial.compliance;

import java.time.Instant;
import java.util.List;
import outdial.compliance.gate.Waivers;
import outdial.compliance.words.Saying;

/**
 * A stretch of time in which the rules in force don't change.
 *
 * @param from where it begins
 * @param until where the next one begins; {@link Rule#NEVER} for the last
 * @param rules in the order of {@link RuleName}; none before the book begins
 * @param names the rules' names as a permit lists them
 */
record Stretch(Instant from, Instant until, List<Rule> rules, List<String> names) {
    static Stretch of(Instant from, Instant until, List<Rule> rules) {
        List<String> names =
                rules.stream().map(rule -> rule.name().text()).distinct().toList();
        return new Stretch(from, until, List.copyOf(rules), names);
    }

    /** The same where the house's hours aren't asked. */
    Stretch withoutHours() {
        return of(
                from,
                until,
                rules.stream().filter(rule -> !(rule instanceof HouseWindow)).toList());
    }

    /** As {@link Rule#opens}, for all rules together; at the latest where other rules begin to count. */
    Instant opens(GateFacts facts, Waivers waivers, Instant at) {
        Instant latest = rules.isEmpty() ? Rule.NEVER : at;
        for (Rule rule : rules) {
            Instant opens = opens(rule, facts, waivers, at);
            if (opens.isAfter(latest)) {
                latest = opens;
            }
        }
        return latest.isAfter(until) ? until : latest;
    }

    private static Instant opens(Rule rule, GateFacts facts, Waivers waivers, Instant at) {
        Instant opens = rule.opens(facts, at);
        return rule.name().mayBeWaived() ? waivers.eased(rule.name().text(), opens, at) : opens;
    }

    /** What each rule that doesn't pass at {@code at} objects. */
    List<Finding> findings(GateFacts facts, Waivers waivers, Instant at) {
        if (rules.isEmpty()) {
            return List.of(new Finding("no-rules", Saying.of("rule.noRules", until.toString())));
        }
        return rules.stream()
                .filter(rule -> !opens(rule, facts, waivers, at).equals(at))
                .map(rule -> new Finding(rule.name().text(), rule.objection(facts, at)))
                .toList();
    }
}
