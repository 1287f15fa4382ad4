package outdial.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;
import outdial.compliance.pack.Terms;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountRule.Whose;
import outdial.model.pacing.account.Reading;
import outdial.model.pacing.account.Span;

/**
 * The windows over which rule packs cap abandonment, from the term {@code account} of their abandonment rules: one or
 * more windows, such as {@code campaign P30D} or {@code client day Europe/London settled}. Safe on any thread.
 */
public final class AbandonmentRules {
    private static final String ACCOUNT = "account";
    private static final String CAP = "max-rate";

    private final CampaignRules rules;

    public AbandonmentRules(RulePacks packs) {
        rules = new CampaignRules(packs, RuleType.ABANDONMENT);
    }

    /** Those of the packs that come with the program. */
    public static AbandonmentRules shipped() {
        return Shipped.RULES;
    }

    private static final class Shipped {
        static final AbandonmentRules RULES = new AbandonmentRules(RulePacks.shipped());
    }

    private static Optional<Terms.Duty> account(PackRule rule) {
        return rule.terms() instanceof Terms.Duty duty && duty.terms().containsKey(ACCOUNT)
                ? Optional.of(duty)
                : Optional.empty();
    }

    /** A window and the rule that names it. */
    public record Named(PackRule rule, AccountRule window) {}

    /** Those that bind a campaign of these terms, in all the countries that it dials, whatever the line. */
    public List<AccountRule> of(GateFacts.Terms campaign, Instant at) {
        return named(campaign, at).stream().map(Named::window).toList();
    }

    /** As {@link #of}, with the rule of each. */
    public List<Named> named(GateFacts.Terms campaign, Instant at) {
        return rules.of(campaign, at)
                .flatMap(rule -> account(rule).stream()
                        .flatMap(duty -> windows(rule, duty).stream())
                        .map(window -> new Named(rule, window)))
                .toList();
    }

    private static List<AccountRule> windows(PackRule rule, Terms.Duty duty) {
        double cap = Double.parseDouble(duty.terms().getOrDefault(CAP, ""));
        return Arrays.stream(duty.terms().getOrDefault(ACCOUNT, "").split(",", -1))
                .map(window -> window(rule, window.strip().split(" ", -1), cap))
                .toList();
    }

    private static AccountRule window(PackRule rule, String[] words, double cap) {
        try {
            Whose whose = Whose.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
            Span span = switch (words[1]) {
                case "day" -> new Span.Day(ZoneId.of(words[2]));
                case "month" -> new Span.Month(ZoneId.of(words[2]));
                default -> new Span.Last(Duration.parse(words[1]));
            };
            int next = span instanceof Span.Last ? 2 : 3;
            Reading reading = words.length > next
                    ? Reading.valueOf(words[next].toUpperCase(java.util.Locale.ROOT))
                    : Reading.ANSWERED;
            return new AccountRule(whose, span, reading, cap);
        } catch (RuntimeException no) {
            throw new IllegalArgumentException(
                    "Rule " + rule.id() + ": '" + String.join(" ", words)
                            + "' is no window of account. Write whose, over"
                            + " which time and, if it is not answered, the reading: 'campaign P30D', 'client day"
                            + " Europe/London settled'.",
                    no);
        }
    }
}
