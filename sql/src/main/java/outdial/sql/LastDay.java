package outdial.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.model.pacing.Tally;
import outdial.model.pacing.account.Span;

/** What persons' answers came to in a campaign's last 24 hours, so that a floor that starts knows its abandonment. */
public final class LastDay {
    /** A call that ended within the window may have begun before it. */
    private static final Duration LONGEST_CALL = Duration.ofHours(4);

    private final DSLContext dsl;

    public LastDay(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** By the minute in which the calls ended, oldest first; minutes without any are left out. */
    public List<Tally> of(ClientId client, CampaignId campaign, Instant at) {
        Instant from = Span.LAST_DAY.start(at);
        List<String> byPerson = Stream.of(Outcome.values())
                .filter(Outcome::answeredByPerson)
                .map(Outcome::name)
                .toList();
        Map<Instant, List<Outcome>> minutes = dsl
                .select(ATTEMPT.ENDED_AT, ATTEMPT.OUTCOME)
                .from(ATTEMPT)
                .where(ATTEMPT.CLIENT_ID.eq(client.value()))
                .and(ATTEMPT.CAMPAIGN_ID.eq(campaign.value()))
                .and(ATTEMPT.STARTED_AT.ge(from.minus(LONGEST_CALL)))
                .and(ATTEMPT.ENDED_AT.ge(from))
                .and(ATTEMPT.OUTCOME.in(byPerson))
                .fetch()
                .stream()
                .collect(groupingBy(
                        row -> row.value1().truncatedTo(ChronoUnit.MINUTES),
                        TreeMap::new,
                        mapping(row -> Outcome.valueOf(row.value2()), toList())));
        return minutes.entrySet().stream()
                .map(minute -> tally(minute.getKey(), minute.getValue()))
                .toList();
    }

    private static Tally tally(Instant minute, List<Outcome> outcomes) {
        Tally tally = new Tally(minute, 0, 0, 0);
        for (Outcome outcome : outcomes) {
            tally = tally.plus(outcome);
        }
        return tally;
    }
}
