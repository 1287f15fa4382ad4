package outdial.compliance;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RecordingNotice;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;
import outdial.compliance.pack.Terms;

/** What people must be told before their call is recorded, by the packs' recording rules. Safe on any thread. */
final class RecordingRules {
    private final CampaignRules rules;

    RecordingRules(RulePacks packs) {
        rules = new CampaignRules(packs, RuleType.RECORDING);
    }

    /** The strictest that is in force in any country which the campaign dials. */
    RecordingNotice of(GateFacts.Terms campaign, Instant at) {
        return rules.of(campaign, at)
                .map(RecordingRules::notice)
                .max(Comparator.naturalOrder())
                .orElse(RecordingNotice.NONE);
    }

    private static RecordingNotice notice(PackRule rule) {
        return rule.terms() instanceof Terms.Duty(var terms) && terms.containsKey(RecordingNotice.TERM)
                ? RecordingNotice.valueOf(
                        terms.getOrDefault(RecordingNotice.TERM, "").toUpperCase(Locale.ROOT))
                : RecordingNotice.NONE;
    }
}
