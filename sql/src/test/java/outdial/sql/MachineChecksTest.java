package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;
import outdial.model.pacing.account.MachineErrors;
import outdial.model.pacing.account.Tally;

@OnEachServer
final class MachineChecksTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final AgentId ANA = new AgentId(7);

    private final TestDb server;
    private ClientId client = new ClientId(1);
    private CampaignId spring = new CampaignId(1);
    private CampaignId autumn = new CampaignId(1);

    MachineChecksTest(TestDb server) {
        this.server = server;
    }

    @BeforeEach
    void two_campaigns_of_one_client_have_met_machines() {
        server.empty();
        client = new Clients(server.dsl()).open("Acme", NOON);
        var campaigns = new Campaigns(server.dsl(), client);
        spring = campaigns.create("Spring", new FloorId(1), Sample.settings(), NOON);
        autumn = campaigns.create("Autumn", new FloorId(1), Sample.settings(), NOON);
        for (long attempt = 1; attempt <= 6; attempt++) {
            ended(attempt, attempt <= 4 ? spring : autumn);
        }
    }

    @Test
    void what_agents_heard_is_counted_by_campaign_and_for_the_whole_client() {
        var checks = new MachineChecks(server.dsl());
        assertThat(checks.of(client, Optional.empty(), NOON)).isEqualTo(MachineErrors.NONE);
        for (long attempt = 1; attempt <= 6; attempt++) {
            assertThat(checks.keep(new AttemptId(attempt), ANA, attempt == 2 || attempt == 5, NOON))
                    .isTrue();
        }
        assertThat(checks.of(client, Optional.of(spring), NOON)).isEqualTo(new MachineErrors(4, 1));
        assertThat(checks.of(client, Optional.of(autumn), NOON)).isEqualTo(new MachineErrors(2, 1));
        assertThat(checks.of(client, Optional.empty(), NOON)).isEqualTo(new MachineErrors(6, 2));
        assertThat(checks.of(client, Optional.empty(), NOON.plus(MachineChecks.KNOWN_FOR)))
                .isEqualTo(MachineErrors.NONE);
        assertThat(checks.of(client, NOON, NOON.plusSeconds(1)))
                .hasSize(6)
                .first()
                .isEqualTo(new MachineChecks.Check(new AttemptId(1), spring, ANA, false, NOON));
    }

    @Test
    void the_first_word_on_a_call_stands_and_a_call_that_nobody_knows_is_not_kept() {
        var checks = new MachineChecks(server.dsl());
        assertThat(checks.keep(new AttemptId(3), ANA, true, NOON)).isTrue();
        assertThat(checks.keep(new AttemptId(3), ANA, false, NOON)).isFalse();
        assertThat(checks.keep(new AttemptId(99), ANA, true, NOON)).isFalse();
        assertThat(checks.of(client, Optional.empty(), NOON)).isEqualTo(new MachineErrors(1, 1));
    }

    @Test
    void a_window_of_account_holds_the_machines_that_the_detector_heard() {
        Tally day = new AnswerTallies(server.dsl())
                .of(client, Optional.of(spring), NOON.minus(Duration.ofHours(1)), NOON.plusSeconds(60)).stream()
                        .reduce(Tally::plus)
                        .orElseThrow();
        assertThat(day.machines()).isEqualTo(4);
        assertThat(day.answered()).isZero();
    }

    private void ended(long attempt, CampaignId campaign) {
        server.dsl()
                .insertInto(ATTEMPT)
                .set(ATTEMPT.ID, attempt)
                .set(ATTEMPT.CLIENT_ID, client.value())
                .set(ATTEMPT.CAMPAIGN_ID, campaign.value())
                .set(ATTEMPT.LEAD_ID, attempt)
                .set(ATTEMPT.PHONE_ID, attempt)
                .set(ATTEMPT.ATTEMPT_NO, (short) 1)
                .set(ATTEMPT.CALLER_E164, new PhoneNumber("+12025550199"))
                .set(ATTEMPT.RULE_BOOK, "house@0123abcd")
                .set(ATTEMPT.RULES, "valid")
                .set(ATTEMPT.GRANTED_AT, NOON)
                .set(ATTEMPT.STARTED_AT, NOON)
                .set(ATTEMPT.ENDED_AT, NOON.plusSeconds(10))
                .set(ATTEMPT.OUTCOME, Outcome.MACHINE.name())
                .execute();
    }
}
