package outdial.sql;

import static outdial.sql.gen.Tables.AGG_HOUR;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;

/**
 * Table {@code agg_hour}: attempts by the hour they started in, for reports. An hour of a campaign is there whole and
 * final, with one row of outcome {@link #SEALED} that counts nothing, or not at all; so a reader takes what is there
 * from here and the rest from the attempts, and the sum is exact.
 */
public final class HourlyRollup {
    /** Stands where an outcome would in the row that says that an hour is complete. */
    public static final String SEALED = "SEALED";

    /** After this a disposition that is still owed is not waited for. */
    private static final Duration PATIENCE = Duration.ofDays(2);

    private static final List<String> DISPOSED = List.of(Outcome.TALKED.name(), Outcome.AGENT_LOST.name());

    private final DSLContext db;

    public HourlyRollup(DSLContext db) {
        this.db = db;
    }

    /**
     * Rolls up the hour that {@code within} lies in, for every campaign, each in a transaction of its own. Hours with
     * attempts in progress at {@code at} are left out; asking again later, or twice, does no harm.
     *
     * @return in how many campaigns the hour is now sealed
     */
    public int rebuild(Instant within, Instant at) {
        return (int) db.select(CAMPAIGN.CLIENT_ID, CAMPAIGN.ID).from(CAMPAIGN).fetch().stream()
                .filter(row -> rebuild(new ClientId(row.value1()), new CampaignId(row.value2()), within, at))
                .count();
    }

    /** The same for one campaign; whether its hour had attempts and is now sealed. */
    public boolean rebuild(ClientId client, CampaignId campaign, Instant within, Instant at) {
        Instant hour = within.truncatedTo(ChronoUnit.HOURS);
        Condition inHour = ATTEMPT.CLIENT_ID
                .eq(client.value())
                .and(ATTEMPT.CAMPAIGN_ID.eq(campaign.value()))
                .and(ATTEMPT.STARTED_AT.ge(hour))
                .and(ATTEMPT.STARTED_AT.lt(hour.plus(1, ChronoUnit.HOURS)));
        return db.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.deleteFrom(AGG_HOUR)
                    .where(AGG_HOUR.CLIENT_ID.eq(client.value()))
                    .and(AGG_HOUR.CAMPAIGN_ID.eq(campaign.value()))
                    .and(AGG_HOUR.HOUR_AT.eq(hour))
                    .execute();
            return isComplete(tx, inHour, hour, at) && sum(tx, inHour, hour) > 0 && seal(tx, client, campaign, hour);
        });
    }

    private static boolean isComplete(DSLContext tx, Condition inHour, Instant hour, Instant at) {
        Instant end = hour.plus(1, ChronoUnit.HOURS);
        if (at.isBefore(end)) {
            return false;
        }
        Condition owed = ATTEMPT.DISPOSITION.isNull().and(ATTEMPT.OUTCOME.in(DISPOSED));
        Condition open = ATTEMPT.OUTCOME.isNull();
        return !tx.fetchExists(ATTEMPT, inHour.and(at.isBefore(end.plus(PATIENCE)) ? open.or(owed) : open));
    }

    private static int sum(DSLContext tx, Condition inHour, Instant hour) {
        return tx.insertInto(AGG_HOUR)
                .select(tx.select(
                                ATTEMPT.CLIENT_ID,
                                ATTEMPT.CAMPAIGN_ID,
                                DSL.val(hour, AGG_HOUR.HOUR_AT),
                                DSL.coalesce(ATTEMPT.AGENT_ID, DSL.inline(0L)),
                                ATTEMPT.OUTCOME,
                                DSL.coalesce(ATTEMPT.DISPOSITION, DSL.inline("")),
                                DSL.count(),
                                total(AttemptTimes.RING_MS),
                                total(AttemptTimes.TALK_MS))
                        .from(ATTEMPT)
                        .where(inHour)
                        .groupBy(
                                ATTEMPT.CLIENT_ID,
                                ATTEMPT.CAMPAIGN_ID,
                                ATTEMPT.AGENT_ID,
                                ATTEMPT.OUTCOME,
                                ATTEMPT.DISPOSITION))
                .execute();
    }

    private static boolean seal(DSLContext tx, ClientId client, CampaignId campaign, Instant hour) {
        return tx.insertInto(AGG_HOUR)
                        .values(client.value(), campaign.value(), hour, 0L, SEALED, "", 0, 0L, 0L)
                        .execute()
                == 1;
    }

    private static Field<Long> total(Field<Long> lengths) {
        return DSL.coalesce(DSL.sum(lengths), DSL.inline(BigDecimal.ZERO)).cast(SQLDataType.BIGINT);
    }
}
