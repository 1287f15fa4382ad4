package outdial.model.pacing.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import outdial.model.call.Outcome;
import outdial.model.pacing.account.AccountRule.Whose;

class AccountsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AccountRule DAY = AccountRule.ofCampaign(0.03);
    private static final AccountRule MONTH =
            new AccountRule(Whose.CAMPAIGN, new Span.Last(Duration.ofDays(30)), Reading.ANSWERED, 0.03);

    private static Accounts.Known known(AccountRule rule, int answered, int abandoned) {
        return new Accounts.Known(rule, List.of(new Tally(NOON.minusSeconds(60), answered, abandoned, 0)));
    }

    private static Accounts holding(Accounts.Known... known) {
        var accounts = new Accounts();
        accounts.hold(List.of(known), NOON);
        return accounts;
    }

    @Test
    void each_window_counts_from_what_was_known_of_it() {
        Accounts accounts = holding(known(DAY, 100, 1), known(MONTH, 1_000, 29));
        accounts.add(Outcome.ABANDONED, NOON);
        List<AccountStanding> standings = accounts.at(NOON);
        assertThat(standings).extracting(AccountStanding::lost).containsExactly(2, 30);
        assertThat(standings).extracting(AccountStanding::counted).containsExactly(101, 1_001);
        assertThat(AccountStanding.tightest(standings).orElseThrow().rule()).isEqualTo(MONTH);
    }

    @Test
    void what_was_seen_outlives_a_change_of_the_settings() {
        Accounts accounts = holding(known(DAY, 0, 0));
        for (int call = 0; call < 50; call++) {
            accounts.add(Outcome.TALKED, NOON);
        }
        AccountRule lower = AccountRule.ofCampaign(0.01);
        accounts.hold(List.of(known(lower, 49, 0)), NOON);
        assertThat(accounts.at(NOON))
                .singleElement()
                .satisfies(standing -> assertThat(standing.counted()).isEqualTo(50))
                .satisfies(standing -> assertThat(standing.rule()).isEqualTo(lower));
    }

    @Test
    void a_node_that_takes_over_counts_what_the_one_before_it_dialled() {
        Accounts accounts = holding(known(DAY, 10, 0));
        accounts.hold(List.of(known(DAY, 400, 12)), NOON);
        assertThat(accounts.at(NOON)).extracting(AccountStanding::lost).containsExactly(12);
    }

    @Test
    void of_two_caps_over_the_same_window_the_lower_one_holds() {
        Accounts accounts = holding(known(DAY, 10, 0), known(AccountRule.ofCampaign(0.01), 10, 0));
        assertThat(accounts.at(NOON)).extracting(one -> one.rule().cap()).containsExactly(0.01);
    }
}
