package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_TALLY;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.TALLY_LATE;
import static outdial.sql.gen.Tables.TALLY_MARK;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;
import outdial.sql.AttemptTallies.Grain;

@OnEachServer
final class AttemptTalliesTest {
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    /** 12:30 to 13:30 by the clocks of Vilnius, 14:00 to 15:00 by those of Tehran. */
    private static final Instant HALF_PAST_TEN = Instant.parse("2026-11-16T10:30:00Z");

    private static final ClientId CLIENT_ID = new ClientId(3);
    private static final CampaignId CAMPAIGN_ID = new CampaignId(4);

    private final TestDb server;

    AttemptTalliesTest(TestDb server) {
        this.server = server;
    }

    @BeforeEach
    void a_campaign_in_tehran() {
        server.empty();
        server.dsl()
                .insertInto(CLIENT)
                .set(CLIENT.ID, CLIENT_ID.value())
                .set(CLIENT.NAME, "Acme")
                .set(CLIENT.CREATED_AT, HALF_PAST_TEN)
                .execute();
        server.dsl()
                .insertInto(CAMPAIGN)
                .set(CAMPAIGN.CLIENT_ID, CLIENT_ID.value())
                .set(CAMPAIGN.ID, CAMPAIGN_ID.value())
                .set(CAMPAIGN.NAME, "Tea")
                .set(CAMPAIGN.ZONE, TEHRAN.getId())
                .set(CAMPAIGN.CREATED_AT, HALF_PAST_TEN)
                .execute();
    }

    @Test
    void an_hour_is_the_hour_of_the_campaigns_clock() {
        attempt(1, HALF_PAST_TEN, Outcome.TALKED, 8L, "SALE");
        attempt(2, HALF_PAST_TEN.plusSeconds(3599), Outcome.TALKED, 8L, "SALE");
        attempt(3, HALF_PAST_TEN.plusSeconds(60), Outcome.BUSY, null, null);
        attempt(4, HALF_PAST_TEN.plusSeconds(3600), Outcome.BUSY, null, null);
        assertThat(catchUp(HALF_PAST_TEN.plus(Duration.ofMinutes(63)))).isOne();
        assertThat(rows(Grain.HOUR)).containsExactly("10:30 0 BUSY  1 5000 0", "10:30 8 TALKED SALE 2 10000 14000");
        assertThat(rows(Grain.HOUR, 0)).containsExactly("10:30 0 BUSY  1 5000 0", "10:30 0 TALKED  2 10000 14000");
        assertThat(rows(Grain.DAY)).isEmpty();
    }

    @Test
    void an_hour_is_counted_two_minutes_after_its_end_and_once() {
        attempt(1, HALF_PAST_TEN, Outcome.BUSY, null, null);
        assertThat(catchUp(HALF_PAST_TEN.plus(Duration.ofMinutes(62)).minusMillis(1)))
                .isZero();
        assertThat(catchUp(HALF_PAST_TEN.plus(Duration.ofMinutes(62)))).isOne();
        assertThat(catchUp(HALF_PAST_TEN.plus(Duration.ofMinutes(62)))).isZero();
    }

    @Test
    void a_day_ends_at_midnight_by_the_campaigns_clock_and_is_the_sum_of_its_hours() {
        attempt(1, HALF_PAST_TEN, Outcome.BUSY, null, null);
        attempt(2, HALF_PAST_TEN.plus(Duration.ofHours(9)), Outcome.BUSY, null, null);
        Instant midnight = Instant.parse("2026-11-16T20:30:00Z");
        catchUp(midnight.plus(Duration.ofMinutes(1)));
        assertThat(rows(Grain.DAY)).isEmpty();
        catchUp(midnight.plus(Duration.ofMinutes(2)));
        assertThat(rows(Grain.DAY)).containsExactly("20:30 0 BUSY  2 10000 0");
        assertThat(mark()).isEqualTo(midnight + " " + midnight);
    }

    @Test
    void days_are_kept_in_every_combination_of_what_they_tell_apart() {
        attempt(1, HALF_PAST_TEN, Outcome.TALKED, 8L, "SALE");
        attempt(2, HALF_PAST_TEN.plus(Duration.ofHours(2)), Outcome.TALKED, 9L, "SALE");
        attempt(3, HALF_PAST_TEN.plus(Duration.ofHours(2)), Outcome.TALKED, 9L, "GONE");
        catchUp(HALF_PAST_TEN.plus(Duration.ofDays(1)));
        assertThat(rows(Grain.DAY, 0)).containsExactly("20:30 0 TALKED  3 15000 21000");
        assertThat(rows(Grain.DAY, TallyParts.LIST)).containsExactly("20:30 0 TALKED  3 15000 21000");
        assertThat(rows(Grain.DAY, TallyParts.AGENT))
                .containsExactly("20:30 8 TALKED  1 5000 7000", "20:30 9 TALKED  2 10000 14000");
        assertThat(rows(Grain.DAY, TallyParts.DISPOSITION))
                .containsExactly("20:30 0 TALKED GONE 1 5000 7000", "20:30 0 TALKED SALE 2 10000 14000");
        assertThat(rows(Grain.DAY, TallyParts.AGENT + TallyParts.DISPOSITION))
                .isEqualTo(rows(Grain.DAY))
                .hasSize(3);
        assertThat(rows(Grain.HOUR, TallyParts.AGENT)).isEmpty();
        assertThat(TallyParts.of(false, true, false).keptBy(Grain.HOUR)).isEqualTo(TallyParts.FULL);
    }

    @Test
    void a_month_is_the_sum_of_its_days_and_a_late_end_counts_hour_day_and_month_again() {
        attempt(1, HALF_PAST_TEN, null, null, null);
        attempt(2, HALF_PAST_TEN.plus(Duration.ofDays(3)), Outcome.BUSY, null, null);
        attempt(3, HALF_PAST_TEN.plus(Duration.ofDays(20)), Outcome.BUSY, null, null);
        Instant december = Instant.parse("2026-11-30T20:30:00Z");
        catchUp(december.plus(Duration.ofMinutes(1)));
        assertThat(rows(Grain.MONTH)).isEmpty();
        catchUp(december.plus(Duration.ofDays(40)));
        assertThat(rows(Grain.MONTH, 0))
                .containsExactly("20:30 0   1 5000 0", "20:30 0 BUSY  1 5000 0", "20:30 0 BUSY  1 5000 0");
        end(1, Outcome.TALKED, 8, "SALE");
        catchUp(december.plus(Duration.ofDays(40)));
        assertThat(rows(Grain.MONTH))
                .containsExactly("20:30 0 BUSY  1 5000 0", "20:30 8 TALKED SALE 1 5000 7000", "20:30 0 BUSY  1 5000 0");
    }

    @Test
    void a_call_in_progress_is_counted_and_its_end_is_counted_when_it_comes() {
        attempt(1, HALF_PAST_TEN, null, null, null);
        Instant nextDay = HALF_PAST_TEN.plus(Duration.ofDays(1));
        catchUp(nextDay);
        assertThat(rows(Grain.DAY)).containsExactly("20:30 0   1 5000 0");
        end(1, Outcome.TALKED, 8, "SALE");
        assertThat(catchUp(nextDay)).isOne();
        assertThat(rows(Grain.HOUR)).containsExactly("10:30 8 TALKED SALE 1 5000 7000");
        assertThat(rows(Grain.HOUR, 0)).containsExactly("10:30 0 TALKED  1 5000 7000");
        assertThat(rows(Grain.DAY)).containsExactly("20:30 8 TALKED SALE 1 5000 7000");
        assertThat(server.dsl().fetchCount(TALLY_LATE)).isZero();
    }

    @Test
    void an_attempt_that_ends_before_its_quarter_is_counted_leaves_no_note() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofHours(1));
        attempt(1, now, null, null, null);
        server.dsl().transaction(tx -> LateAttempts.changed(tx.dsl(), CLIENT_ID, CAMPAIGN_ID, now));
        assertThat(server.dsl().fetchCount(TALLY_LATE)).isZero();
    }

    @Test
    void what_is_forgotten_is_counted_anew_and_a_new_zone_counts_everything_by_its_own_clock() {
        attempt(1, HALF_PAST_TEN, Outcome.BUSY, null, null);
        Instant nextDay = HALF_PAST_TEN.plus(Duration.ofDays(1));
        catchUp(nextDay);
        List<String> before = rows(Grain.DAY);
        new AttemptTallies(server.dsl()).forget(CLIENT_ID, CAMPAIGN_ID);
        assertThat(server.dsl().fetchCount(ATTEMPT_TALLY)).isZero();
        catchUp(nextDay);
        assertThat(rows(Grain.DAY)).isEqualTo(before);
        server.dsl().update(CAMPAIGN).set(CAMPAIGN.ZONE, "Europe/Vilnius").execute();
        catchUp(nextDay);
        assertThat(rows(Grain.HOUR)).containsExactly("10:00 0 BUSY  1 5000 0");
        assertThat(rows(Grain.DAY)).containsExactly("22:00 0 BUSY  1 5000 0");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Vilnius, 2026-03-29, 23",
        "Europe/Vilnius, 2026-10-25, 25",
        "Australia/Lord_Howe, 2026-04-05, 25",
        "Asia/Tehran, 2026-11-16, 24"
    })
    void the_hours_of_a_day_cover_it_without_gap_or_overlap(String name, LocalDate date, int hours) {
        ZoneId zone = ZoneId.of(name);
        LocalSpan day = LocalSpan.day(date, zone);
        int counted = 0;
        Instant at = day.from();
        for (; at.isBefore(day.to()); counted++) {
            LocalSpan hour = LocalSpan.hour(at, zone);
            assertThat(hour.from()).isEqualTo(at);
            assertThat(LocalSpan.hour(hour.to().minusMillis(1), zone)).isEqualTo(hour);
            at = hour.to();
        }
        assertThat(at).isEqualTo(day.to());
        assertThat(counted).isEqualTo(hours);
    }

    private int catchUp(Instant at) {
        return new AttemptTallies(server.dsl()).catchUp(CLIENT_ID, CAMPAIGN_ID, at);
    }

    private String mark() {
        var mark = server.dsl().fetchSingle(TALLY_MARK);
        return mark.getHoursUntil() + " " + mark.getDaysUntil();
    }

    /** Those that tell everything apart. */
    private List<String> rows(Grain grain) {
        return rows(grain, TallyParts.FULL.code());
    }

    private List<String> rows(Grain grain, int parts) {
        return server.dsl()
                .selectFrom(ATTEMPT_TALLY)
                .where(ATTEMPT_TALLY.GRAIN.eq(grain.name()))
                .and(ATTEMPT_TALLY.PARTS.eq((byte) parts))
                .orderBy(
                        ATTEMPT_TALLY.FROM_AT, ATTEMPT_TALLY.AGENT_ID, ATTEMPT_TALLY.OUTCOME, ATTEMPT_TALLY.DISPOSITION)
                .fetch(row -> "%s %d %s %s %d %d %d"
                        .formatted(
                                row.getFromAt().toString().substring(11, 16),
                                row.getAgentId(),
                                row.getOutcome(),
                                row.getDisposition(),
                                row.getN(),
                                row.getRingMs(),
                                row.getTalkMs()));
    }

    /** As the program ends it: with the note in the same transaction. */
    private void end(long id, Outcome outcome, long agent, String disposition) {
        server.dsl().transaction(transaction -> {
            transaction
                    .dsl()
                    .update(ATTEMPT)
                    .set(ATTEMPT.OUTCOME, outcome.name())
                    .set(ATTEMPT.AGENT_ID, agent)
                    .set(ATTEMPT.DISPOSITION, disposition)
                    .set(ATTEMPT.ANSWERED_AT, HALF_PAST_TEN.plusSeconds(5))
                    .set(ATTEMPT.CONNECTED_AT, HALF_PAST_TEN.plusSeconds(5))
                    .set(ATTEMPT.ENDED_AT, HALF_PAST_TEN.plusSeconds(12))
                    .where(ATTEMPT.ID.eq(id))
                    .execute();
            LateAttempts.changed(transaction.dsl(), CLIENT_ID, CAMPAIGN_ID, HALF_PAST_TEN);
        });
    }

    /** Rang for five seconds and, if anybody talked, was connected for seven. */
    private void attempt(
            long id, Instant at, @Nullable Outcome outcome, @Nullable Long agent, @Nullable String disposition) {
        server.dsl()
                .insertInto(ATTEMPT)
                .set(ATTEMPT.ID, id)
                .set(ATTEMPT.STARTED_AT, at)
                .set(ATTEMPT.CLIENT_ID, CLIENT_ID.value())
                .set(ATTEMPT.CAMPAIGN_ID, CAMPAIGN_ID.value())
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
