package outdial.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;

/** Rules of one type that bind a campaign as a whole, whatever number it dials. Safe on any thread. */
record CampaignRules(List<PackRule> all) {
    CampaignRules(RulePacks packs, RuleType type) {
        this(packs.rules().stream().filter(rule -> rule.type() == type).toList());
    }

    /** Those in force in all the countries that the campaign dials, whatever the line. */
    Stream<PackRule> of(GateFacts.Terms campaign, Instant at) {
        LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
        return all.stream().filter(rule -> isFor(rule, campaign) && rule.isInForce(today));
    }

    private static boolean isFor(PackRule rule, GateFacts.Terms campaign) {
        KindOfCall call = campaign.call();
        return campaign.countries().contains(rule.country())
                && Arrays.stream(Line.values())
                        .anyMatch(line -> rule.scope().covers(call.kind(), call.recipient(), call.mode(), line));
    }
}
