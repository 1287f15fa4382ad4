package outdial.sql;

import static outdial.sql.gen.Tables.TALLY_LATE;
import static outdial.sql.gen.Tables.TALLY_MARK;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.AttemptOpenRecord;

/**
 * Table {@code tally_late}: says, in the transaction that changes an attempt, that a tally it is in no longer holds. An
 * attempt that changes within its quarter of an hour, as most do, is in no tally yet and leaves no row.
 */
final class LateAttempts {
    /** Every zone of today lies a whole number of quarters from UTC: an hour of any clock is over at the end of one. */
    static final Duration QUARTER = Duration.ofMinutes(15);

    private static final Field<Instant> NOW = DSL.field("utc_timestamp(3)", TALLY_LATE.QUARTER_AT.getDataType());

    private LateAttempts() {}

    static Instant quarter(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER.toSeconds()) * QUARTER.toSeconds());
    }

    /** Of an open attempt, asking the database only if its quarter was over at {@code at}. */
    static void changedAt(DSLContext tx, AttemptOpenRecord open, Instant at) {
        if (!at.isBefore(quarter(open.getStartedAt()).plus(QUARTER))) {
            changed(tx, new ClientId(open.getClientId()), new CampaignId(open.getCampaignId()), open.getStartedAt());
        }
    }

    /** By the database's clock or, where that is not the attempts', by what is counted already. */
    static void changed(DSLContext tx, ClientId client, CampaignId campaign, Instant startedAt) {
        Instant quarter = quarter(startedAt);
        Condition isOver = NOW.ge(DSL.val(quarter.plus(QUARTER), TALLY_LATE.QUARTER_AT));
        Condition isCounted = DSL.exists(DSL.selectOne()
                .from(TALLY_MARK)
                .where(TALLY_MARK.CLIENT_ID.eq(client.value()))
                .and(TALLY_MARK.CAMPAIGN_ID.eq(campaign.value()))
                .and(TALLY_MARK.HOURS_UNTIL.gt(startedAt)));
        tx.insertInto(TALLY_LATE, TALLY_LATE.CLIENT_ID, TALLY_LATE.CAMPAIGN_ID, TALLY_LATE.QUARTER_AT)
                .select(DSL.select(
                                DSL.val(client.value()),
                                DSL.val(campaign.value()),
                                DSL.val(quarter, TALLY_LATE.QUARTER_AT))
                        .where(isOver.or(isCounted)))
                .onDuplicateKeyIgnore()
                .execute();
    }
}
