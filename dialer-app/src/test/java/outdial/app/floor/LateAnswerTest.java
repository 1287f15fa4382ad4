package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.app.lab.Exercise;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.agent.AgentProfile;
import outdial.model.campaign.DialMode;

/** The store answers a batch when the lead was lost meanwhile, and perhaps taken again. */
class LateAnswerTest {
    private final Floor floor = new Floor(Exercise.gate());
    private final Campaign campaign = Exercise.campaign(new DialMode.Progressive());
    private final Instant at = Exercise.NOON;
    private StorageEffect.BeginAttempts batch =
            new StorageEffect.BeginAttempts(0, campaign.id(), new Fence(1), List.of());

    @BeforeEach
    void aBatchIsUnderway() {
        var ana = new AgentProfile(new AgentId(1), Set.of(), Set.of("en"));
        floor.handle(new FloorInput.CampaignOpened(campaign, List.of()), at);
        lead(1);
        floor.handle(new FloorInput.AgentSignedIn(ana), at);
        floor.handle(new FloorInput.AgentHere(ana.id()), at);
        floor.handle(new FloorInput.Readied(ana.id()), at);
        batch =
                floor
                        .handle(
                                new FloorInput.HopperFilled(campaign.id(), List.of(Exercise.lead(campaign, 1)), true),
                                at)
                        .stream()
                        .filter(StorageEffect.BeginAttempts.class::isInstance)
                        .map(StorageEffect.BeginAttempts.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    private void lead(int fence) {
        floor.handle(new FloorInput.LeadTaken(Exercise.FLOOR, new Fence(fence), List.of()), at);
        floor.handle(new FloorInput.Surveyed(Map.of(), Set.of(), Map.of(), false, at), at);
    }

    private void isFenced() {
        Map<AttemptId, Refusal> refused =
                batch.intents().stream().collect(Collectors.toMap(Intent::attempt, _ -> Refusal.FENCED));
        floor.handle(new FloorInput.AttemptsBegun(batch.batch(), Set.of(), refused), at);
    }

    @Test
    void a_batch_that_another_leader_has_fenced_off_ends_the_lead() {
        isFenced();
        assertThat(floor.view().standing().orElse("")).contains("the store has seen a newer leader");
    }

    @Test
    void a_batch_of_before_does_not_end_a_lead_that_was_taken_again() {
        floor.handle(new FloorInput.LeadLost("the lease was not renewed"), at);
        lead(2);
        isFenced();
        assertThat(floor.view().standing()).isEmpty();
        assertThat(floor.view().calls()).isEmpty();
    }
}
