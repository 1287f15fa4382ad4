package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;
import outdial.model.pacing.account.Tally;

@OnEachServer
final class AnswerTalliesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:30Z");
    private static final ClientId CLIENT = new ClientId(3);
    private static final CampaignId SPRING = new CampaignId(4);
    private static final CampaignId AUTUMN = new CampaignId(5);

    private final TestDb server;
    private int attempts;

    AnswerTalliesTest(TestDb server) {
        this.server = server;
    }

    @BeforeEach
    void empty() {
        server.empty();
        ended(SPRING, NOON.minus(Duration.ofDays(20)), Outcome.ABANDONED);
        ended(SPRING, NOON.minus(Duration.ofDays(20)), Outcome.TALKED);
        ended(SPRING, NOON.minusSeconds(70), Outcome.TALKED);
        ended(SPRING, NOON.minusSeconds(65), Outcome.HUNG_UP_EARLY);
        ended(SPRING, NOON.minusSeconds(5), Outcome.NO_ANSWER);
        ended(AUTUMN, NOON.minusSeconds(5), Outcome.ABANDONED);
    }

    private List<Tally> over(Optional<CampaignId> campaign, Duration last) {
        return new AnswerTallies(server.dsl()).of(CLIENT, campaign, NOON.minus(last), NOON);
    }

    @Test
    void a_day_is_told_by_the_minute_and_holds_what_persons_answered() {
        assertThat(over(Optional.of(SPRING), Duration.ofHours(24)))
                .containsExactly(new Tally(Instant.parse("2026-11-23T11:59:00Z"), 2, 0, 1));
    }

    @Test
    void a_month_is_told_by_the_hour_oldest_first() {
        assertThat(over(Optional.of(SPRING), Duration.ofDays(30)))
                .containsExactly(
                        new Tally(Instant.parse("2026-11-03T12:00:00Z"), 2, 1, 0),
                        new Tally(Instant.parse("2026-11-23T11:00:00Z"), 2, 0, 1));
    }

    @Test
    void a_client_is_told_with_all_campaigns_together() {
        assertThat(over(Optional.empty(), Duration.ofHours(24)).stream().mapToInt(Tally::abandoned))
                .containsExactly(0, 1);
    }

    private void ended(CampaignId campaign, Instant at, Outcome outcome) {
        Instant started = at.minusSeconds(10);
        attempts++;
        server.dsl()
                .insertInto(ATTEMPT)
                .set(ATTEMPT.ID, (long) attempts)
                .set(ATTEMPT.CLIENT_ID, CLIENT.value())
                .set(ATTEMPT.CAMPAIGN_ID, campaign.value())
                .set(ATTEMPT.LEAD_ID, (long) attempts)
                .set(ATTEMPT.PHONE_ID, (long) attempts)
                .set(ATTEMPT.ATTEMPT_NO, (short) 1)
                .set(ATTEMPT.CALLER_E164, new PhoneNumber("+12025550199"))
                .set(ATTEMPT.RULE_BOOK, "house@0123abcd")
                .set(ATTEMPT.RULES, "valid")
                .set(ATTEMPT.GRANTED_AT, started)
                .set(ATTEMPT.STARTED_AT, started)
                .set(ATTEMPT.ENDED_AT, at)
                .set(ATTEMPT.OUTCOME, outcome.name())
                .execute();
    }
}
