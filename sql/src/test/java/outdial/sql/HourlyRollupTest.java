package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.AGG_HOUR;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;

@OnEachServer
final class HourlyRollupTest {
    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-16T10:00:00Z");
    private static final ClientId CLIENT = new ClientId(3);
    private static final CampaignId CAMPAIGN = new CampaignId(4);

    private final TestDb server;

    HourlyRollupTest(TestDb server) {
        this.server = server;
    }

    @BeforeEach
    void empty() {
        server.empty();
    }

    @Test
    void an_hour_is_summed_by_agent_outcome_and_disposition() {
        attempt(1, NINE, Outcome.TALKED, 8L, "SALE");
        attempt(2, NINE.plusSeconds(3599), Outcome.TALKED, 8L, "SALE");
        attempt(3, NINE.plusSeconds(60), Outcome.BUSY, null, null);
        attempt(4, TEN, Outcome.BUSY, null, null);
        assertThat(rebuild(TEN)).isTrue();
        assertThat(rows()).containsExactly("0 BUSY  1 5000 0", "0 SEALED  0 0 0", "8 TALKED SALE 2 10000 14000");
    }

    @Test
    void rebuilding_again_changes_nothing() {
        attempt(1, NINE, Outcome.TALKED, 8L, "SALE");
        rebuild(TEN);
        List<String> once = rows();
        assertThat(rebuild(TEN)).isTrue();
        assertThat(rows()).isEqualTo(once);
    }

    @Test
    void an_hour_that_is_not_over_or_empty_is_left_out() {
        assertThat(rebuild(TEN)).isFalse();
        attempt(1, NINE, Outcome.BUSY, null, null);
        assertThat(rebuild(TEN.minusMillis(1))).isFalse();
        assertThat(rows()).isEmpty();
        assertThat(rebuild(TEN)).isTrue();
    }

    @Test
    void an_hour_waits_for_its_last_call_and_two_days_for_its_last_disposition() {
        attempt(1, NINE, null, null, null);
        assertThat(rebuild(TEN.plus(Duration.ofDays(30)))).isFalse();
        server.dsl().update(ATTEMPT).set(ATTEMPT.OUTCOME, Outcome.TALKED.name()).execute();
        assertThat(rebuild(TEN.plus(Duration.ofDays(2)).minusMillis(1))).isFalse();
        assertThat(rebuild(TEN.plus(Duration.ofDays(2)))).isTrue();
    }

    private boolean rebuild(Instant at) {
        return new HourlyRollup(server.dsl()).rebuild(CLIENT, CAMPAIGN, NINE.plusSeconds(1234), at);
    }

    private List<String> rows() {
        return server.dsl()
                .selectFrom(AGG_HOUR)
                .orderBy(AGG_HOUR.AGENT_ID, AGG_HOUR.OUTCOME)
                .fetch(row -> "%d %s %s %d %d %d"
                        .formatted(
                                row.getAgentId(),
                                row.getOutcome(),
                                row.getDisposition(),
                                row.getN(),
                                row.getRingMs(),
                                row.getTalkMs()));
    }

    /** Rang for five seconds and, if anybody talked, was connected for seven. */
    private void attempt(
            long id, Instant at, @Nullable Outcome outcome, @Nullable Long agent, @Nullable String disposition) {
        server.dsl()
                .insertInto(ATTEMPT)
                .set(ATTEMPT.ID, id)
                .set(ATTEMPT.STARTED_AT, at)
                .set(ATTEMPT.CLIENT_ID, CLIENT.value())
                .set(ATTEMPT.CAMPAIGN_ID, CAMPAIGN.value())
                .set(ATTEMPT.LEAD_ID, id)
                .set(ATTEMPT.PHONE_ID, id)
                .set(ATTEMPT.ATTEMPT_NO, (short) 1)
                .set(ATTEMPT.CALLER_E164, new PhoneNumber("+12025550199"))
                .set(ATTEMPT.AGENT_ID, agent)
                .set(ATTEMPT.RULE_BOOK, "house@0123abcd")
                .set(ATTEMPT.RULES, "valid")
                .set(ATTEMPT.GRANTED_AT, at)
                .set(ATTEMPT.RANG_AT, at)
                .set(ATTEMPT.ANSWERED_AT, agent == null ? null : at.plusSeconds(5))
                .set(ATTEMPT.CONNECTED_AT, agent == null ? null : at.plusSeconds(5))
                .set(ATTEMPT.ENDED_AT, at.plusSeconds(agent == null ? 5 : 12))
                .set(ATTEMPT.OUTCOME, outcome == null ? null : outcome.name())
                .set(ATTEMPT.DISPOSITION, disposition)
                .execute();
    }
}
