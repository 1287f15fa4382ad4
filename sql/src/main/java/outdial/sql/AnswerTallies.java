package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.model.pacing.account.Tally;

/**
 * What answers came to in a window of account, so that a floor that starts knows its abandonment: table
 * {@code attempt}, read only, grouped by the database.
 */
public final class AnswerTallies {
    /** A call that ended within the window may have begun before it. */
    private static final Duration LONGEST_CALL = Duration.ofHours(4);

    private static final Duration BY_THE_MINUTE = Duration.ofDays(2);
    private static final int MINUTES_OF_AN_HOUR = 60;

    private final DSLContext dsl;

    public AnswerTallies(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Of calls that ended from {@code from} to {@code at}: by the minute in which they ended, by the hour if the window is
     * longer than two days; oldest first, without those of none.
     *
     * @param campaign all campaigns of the client if empty
     */
    public List<Tally> of(ClientId client, Optional<CampaignId> campaign, Instant from, Instant at) {
        int grain = Duration.between(from, at).compareTo(BY_THE_MINUTE) > 0 ? MINUTES_OF_AN_HOUR : 1;
        Instant start = from.truncatedTo(
                grain == 1 ? java.time.temporal.ChronoUnit.MINUTES : java.time.temporal.ChronoUnit.HOURS);
        List<String> counted = Stream.of(Outcome.values())
                .filter(Tally::counts)
                .map(Outcome::name)
                .toList();
        Condition whose =
                campaign.map(one -> ATTEMPT.CAMPAIGN_ID.eq(one.value())).orElse(DSL.noCondition());
        Field<Long> minute = DSL.field(
                "timestampdiff(minute, {0}, {1}) div {2}",
                Long.class, DSL.val(start, ATTEMPT.ENDED_AT), ATTEMPT.ENDED_AT, DSL.inline(grain));
        var tallies = new TreeMap<Long, Tally>();
        dsl.select(minute, ATTEMPT.OUTCOME, DSL.count())
                .from(ATTEMPT)
                .where(ATTEMPT.CLIENT_ID.eq(client.value()))
                .and(whose)
                .and(ATTEMPT.STARTED_AT.ge(from.minus(LONGEST_CALL)))
                .and(ATTEMPT.ENDED_AT.ge(from))
                .and(ATTEMPT.OUTCOME.in(counted))
                .groupBy(minute, ATTEMPT.OUTCOME)
                .forEach(row -> tallies.merge(
                        row.value1(),
                        Tally.of(
                                start.plus(Duration.ofMinutes(row.value1() * grain)),
                                Outcome.valueOf(row.value2()),
                                row.value3()),
                        Tally::plus));
        return List.copyOf(tallies.values());
    }
}
