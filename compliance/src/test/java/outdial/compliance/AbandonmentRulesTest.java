package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.RulePacks;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountRule.Whose;
import outdial.model.pacing.account.Reading;
import outdial.model.pacing.account.Span;

class AbandonmentRulesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static List<AccountRule> rules(CallKind kind, String... countries) {
        return AbandonmentRules.shipped().of(CampaignTerms.of(kind, countries), NOON);
    }

    @Test
    void each_country_counts_over_its_own_window() {
        assertThat(rules(CallKind.SALES, "US"))
                .containsExactly(
                        new AccountRule(Whose.CAMPAIGN, new Span.Last(Duration.ofDays(30)), Reading.ANSWERED, 0.03));
        assertThat(rules(CallKind.SALES, "CA"))
                .containsExactly(new AccountRule(
                        Whose.CAMPAIGN, new Span.Month(ZoneId.of("America/Toronto")), Reading.ANSWERED, 0.05));
        assertThat(rules(CallKind.SALES, "GB"))
                .containsExactly(
                        new AccountRule(Whose.CAMPAIGN, new Span.Day(LONDON), Reading.SETTLED, 0.03),
                        new AccountRule(Whose.CLIENT, new Span.Day(LONDON), Reading.SETTLED, 0.03));
    }

    @Test
    void a_campaign_in_two_countries_keeps_the_windows_of_both() {
        assertThat(rules(CallKind.SALES, "US", "GB")).hasSize(3);
    }

    @Test
    void a_rule_about_sales_does_not_count_a_survey() {
        assertThat(rules(CallKind.RESEARCH, "US")).isEmpty();
        assertThat(rules(CallKind.RESEARCH, "GB")).hasSize(2);
    }

    @Test
    void a_window_that_nobody_can_read_is_refused_with_its_rule() {
        var files = RulePacks.shippedFiles();
        files.replaceAll((_, text) -> text.replace("account: campaign P30D", "account: campaign a while"));
        var rules = new AbandonmentRules(RulePacks.of(files));
        assertThatThrownBy(() -> rules.of(CampaignTerms.of(CallKind.SALES, "US"), NOON))
                .hasMessageContaining("us.abandonment")
                .hasMessageContaining("campaign P30D");
    }
}
