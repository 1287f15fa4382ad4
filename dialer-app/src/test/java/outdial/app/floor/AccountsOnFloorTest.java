package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outdial.app.lab.Exercise;
import outdial.model.AgentId;
import outdial.model.Fence;
import outdial.model.agent.AgentProfile;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountRule.Whose;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.Accounts;
import outdial.model.pacing.account.Reading;
import outdial.model.pacing.account.Span;
import outdial.model.pacing.account.Tally;

class AccountsOnFloorTest {
    private static final AccountRule CLIENT_DAY =
            new AccountRule(Whose.CLIENT, new Span.Day(ZoneOffset.UTC), Reading.SETTLED, 0.03);

    private final Floor floor = new Floor(Exercise.gate());
    private final Campaign campaign = Exercise.campaign(new DialMode.FixedRatio(2));

    private FloorView after(Accounts.Known... accounts) {
        var effects = new ArrayList<Effect>();
        Instant at = Exercise.NOON;
        var ana = new AgentProfile(new AgentId(1), Set.of(), Set.of("en"));
        List<FloorInput> inputs = List.of(
                new FloorInput.CampaignOpened(campaign, List.of(accounts), Optional.empty(), Optional.empty()),
                new FloorInput.LeadTaken(Exercise.FLOOR, new Fence(1), List.of()),
                new FloorInput.Surveyed(java.util.Map.of(), Set.of(), java.util.Map.of(), false, at),
                new FloorInput.AgentSignedIn(ana),
                new FloorInput.AgentHere(ana.id()),
                new FloorInput.Readied(ana.id()));
        inputs.forEach(input -> floor.handle(input, at));
        effects.addAll(floor.handle(new FloorInput.Tick(), at.plus(Duration.ofSeconds(2))));
        return effects.stream()
                .filter(Effect.Publish.class::isInstance)
                .map(Effect.Publish.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow()
                .view();
    }

    private static Accounts.Known known(AccountRule rule, int answered, int abandoned) {
        return new Accounts.Known(rule, List.of(new Tally(Exercise.NOON.minusSeconds(600), answered, abandoned, 0)));
    }

    @Test
    void a_client_that_has_spent_its_day_slows_a_campaign_that_has_not() {
        FloorView.CampaignView seen = after(known(AccountRule.ofCampaign(0.03), 1_000, 0), known(CLIENT_DAY, 1_200, 36))
                .campaigns()
                .getFirst();
        assertThat(seen.sentence()).contains("Stepped down: 3.0 % of the calls that count were abandoned");
        assertThat(AccountStanding.tightest(seen.accounts()).orElseThrow().rule())
                .isEqualTo(CLIENT_DAY);
    }

    @Test
    void what_a_client_s_campaigns_of_other_floors_have_abandoned_meanwhile_slows_one_of_this_floor() {
        var own = known(AccountRule.ofCampaign(0.03), 1_000, 0);
        assertThat(after(own, known(CLIENT_DAY, 1_200, 6))
                        .campaigns()
                        .getFirst()
                        .sentence())
                .doesNotContain("Stepped");
        Instant later = Exercise.NOON.plusSeconds(60);
        floor.handle(
                new FloorInput.ClientCounted(campaign.terms().client(), List.of(known(CLIENT_DAY, 1_300, 39))), later);
        floor.handle(new FloorInput.Tick(), later);
        assertThat(floor.view().campaigns().getFirst().sentence())
                .contains("Stepped down: 3.0 % of the calls that count were abandoned");
        floor.handle(
                new FloorInput.ClientCounted(campaign.terms().client(), List.of(known(CLIENT_DAY, 900, 0))), later);
        assertThat(AccountStanding.tightest(floor.view().campaigns().getFirst().accounts())
                        .orElseThrow()
                        .tally()
                        .answered())
                .as("who knows more is believed")
                .isEqualTo(1_300);
    }

    @Test
    void a_campaign_far_from_every_cap_dials_by_its_ratio() {
        FloorView.CampaignView seen = after(known(AccountRule.ofCampaign(0.03), 1_000, 0), known(CLIENT_DAY, 1_200, 6))
                .campaigns()
                .getFirst();
        assertThat(seen.sentence())
                .startsWith("2.0 calls for each of 1 ready agents")
                .doesNotContain("Stepped");
        assertThat(seen.accounts()).hasSize(2);
    }
}
