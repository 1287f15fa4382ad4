package outdial.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;
import outdial.compliance.pack.Terms;

/**
 * What people must be told before their call is recorded, from the term {@code notice} of the packs' recording rules:
 * {@code tell} or {@code consent}. Safe on any thread.
 */
final class RecordingRules {
    private static final String NOTICE = "notice";

    private final List<PackRule> rules;

    RecordingRules(RulePacks packs) {
        rules = packs.rules().stream()
                .filter(rule -> rule.type() == RuleType.RECORDING)
                .toList();
        rules.forEach(RecordingRules::notice); // so that a pack with another word is refused when it is read
    }

    /** The strictest that is in force in any country which the campaign dials, whatever the line. */
    RecordingNotice of(GateFacts.Terms campaign, Instant at) {
        LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
        return rules.stream()
                .filter(rule -> isFor(rule, campaign) && rule.isInForce(today))
                .map(RecordingRules::notice)
                .max(Comparator.naturalOrder())
                .orElse(RecordingNotice.NONE);
    }

    private static boolean isFor(PackRule rule, GateFacts.Terms campaign) {
        KindOfCall call = campaign.call();
        return campaign.countries().contains(rule.country())
                && Arrays.stream(Line.values())
                        .anyMatch(line -> rule.scope().covers(call.kind(), call.recipient(), call.mode(), line));
    }

    private static RecordingNotice notice(PackRule rule) {
        String word = rule.terms() instanceof Terms.Duty(var terms) ? terms.getOrDefault(NOTICE, "none") : "none";
        try {
            return RecordingNotice.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException no) {
            throw new IllegalArgumentException(
                    "Rule " + rule.id() + ": '" + word + "' under '" + NOTICE + "' must be none, tell or consent.", no);
        }
    }
}
