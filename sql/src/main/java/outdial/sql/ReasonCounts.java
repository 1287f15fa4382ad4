package outdial.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.REASON_COUNT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Table {@code reason_count}: how many leads of a campaign wait or are finished, and why; kept with each change, beside
 * {@link BucketCounts}. Takes part in the caller's transaction.
 */
final class ReasonCounts {
    /** Stands for no day, which a key can't hold. */
    static final LocalDate NO_DAY = LocalDate.of(1000, 1, 1);

    static final String UNKNOWN = "unknown";

    private static final List<Byte> WITH_REASON =
            List.of(LeadState.SCHEDULED.code(), LeadState.DONE.code(), LeadState.BLOCKED.code());

    private final DSLContext dsl;
    private final long client;
    private final long campaign;

    ReasonCounts(DSLContext dsl, long client, long campaign) {
        this.dsl = dsl;
        this.client = client;
        this.campaign = campaign;
    }

    /** Why a lead stands where it stands; {@code day} is when a scheduled one is due, else {@link #NO_DAY}. */
    record Why(LeadState state, String reason, LocalDate day) {
        /** All writers take the rows in this order, so that no two wait for each other. */
        static final Comparator<Why> ORDER =
                Comparator.comparing(Why::state).thenComparing(Why::reason).thenComparing(Why::day);
    }

    /** Adds to the counters of one shard. */
    void apply(byte shard, Map<Why, Integer> changes) {
        var rows = changes.entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .map(change -> DSL.row(
                        client,
                        campaign,
                        change.getKey().state().code(),
                        change.getKey().reason(),
                        change.getKey().day(),
                        shard,
                        change.getValue().longValue()))
                .toList();
        if (!rows.isEmpty()) {
            dsl.insertInto(
                            REASON_COUNT,
                            REASON_COUNT.CLIENT_ID,
                            REASON_COUNT.CAMPAIGN_ID,
                            REASON_COUNT.STATE,
                            REASON_COUNT.REASON,
                            REASON_COUNT.DUE_ON,
                            REASON_COUNT.SHARD,
                            REASON_COUNT.N)
                    .valuesOfRows(rows)
                    .onDuplicateKeyUpdate()
                    .set(REASON_COUNT.N, REASON_COUNT.N.plus(DSL.excluded(REASON_COUNT.N)))
                    .execute();
        }
    }

    /** Locks all rows, so that no writer commits before the caller does. */
    void lock() {
        dsl.select(REASON_COUNT.N)
                .from(REASON_COUNT)
                .where(ofCampaign())
                .forUpdate()
                .fetch();
    }

    Map<Why, Long> kept() {
        return dsl.select(REASON_COUNT.STATE, REASON_COUNT.REASON, REASON_COUNT.DUE_ON, sum(REASON_COUNT.N))
                .from(REASON_COUNT)
                .where(ofCampaign())
                .groupBy(REASON_COUNT.STATE, REASON_COUNT.REASON, REASON_COUNT.DUE_ON)
                .having(sum(REASON_COUNT.N).ne(inline(BigDecimal.ZERO)))
                .fetchMap(
                        row -> new Why(LeadState.ofCode(row.value1()), row.value2(), row.value3()),
                        row -> row.value4().longValue());
    }

    /** By the leads themselves: reads all of them. */
    Map<Why, Long> counted() {
        Field<String> reason = coalesce(CAMPAIGN_LEAD.BLOCKED_BY, UNKNOWN);
        Field<LocalDate> day = coalesce(CAMPAIGN_LEAD.DUE_ON, NO_DAY);
        return dsl.select(CAMPAIGN_LEAD.STATE, reason, day, count())
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign))
                .and(CAMPAIGN_LEAD.STATE.in(WITH_REASON))
                .groupBy(CAMPAIGN_LEAD.STATE, CAMPAIGN_LEAD.BLOCKED_BY, CAMPAIGN_LEAD.DUE_ON)
                .fetchMap(
                        row -> new Why(LeadState.ofCode(row.value1()), row.value2(), row.value3()),
                        row -> row.value4().longValue());
    }

    void clear() {
        dsl.deleteFrom(REASON_COUNT).where(ofCampaign()).execute();
    }

    private Condition ofCampaign() {
        return REASON_COUNT.CLIENT_ID.eq(client).and(REASON_COUNT.CAMPAIGN_ID.eq(campaign));
    }
}
