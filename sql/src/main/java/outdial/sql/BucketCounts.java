package outdial.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static outdial.sql.gen.Tables.BUCKET_COUNT;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.ReasonCounts.Why;

/**
 * Table {@code bucket_count}: how many leads of a campaign stand where, kept with each change and never counted on the
 * way. Takes part in the caller's transaction.
 */
public final class BucketCounts {
    private static final int SHARDS = 16;

    private final DSLContext dsl;

    public BucketCounts(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Leads of one list, in one state, who may be in one set of zones: see {@link LeadZones}. */
    record Bucket(long list, LeadState state, short zoneSet) {
        /** All writers take the rows in this order, so that no two wait for each other. */
        static final Comparator<Bucket> ORDER = Comparator.comparingLong(Bucket::list)
                .thenComparing(Bucket::state)
                .thenComparingInt(Bucket::zoneSet);
    }

    /** Where one lead is counted: its bucket and, unless it is ready or being called, why it isn't. */
    record Place(Bucket bucket, Optional<Why> why) {}

    /** Changes to be made to one campaign's counters. */
    static final class Changes {
        private final Map<Bucket, Integer> by = new TreeMap<>(Bucket.ORDER);
        private final Map<Why, Integer> reasons = new TreeMap<>(Why.ORDER);

        /** A new lead, which is ready. */
        void add(Bucket to) {
            by.merge(to, 1, Integer::sum);
        }

        void remove(Place from) {
            change(from, -1);
        }

        void move(Place from, Place to) {
            change(from, -1);
            change(to, 1);
        }

        private void change(Place place, int n) {
            by.merge(place.bucket(), n, Integer::sum);
            place.why().ifPresent(why -> reasons.merge(why, n, Integer::sum));
        }
    }

    /**
     * How many leads a campaign has.
     *
     * @param ready may be dialled as soon as rules and hours allow
     * @param later scheduled, or being dialled now
     * @param never done or blocked
     */
    public record Standing(long ready, long later, long never) {}

    public Standing of(ClientId client, CampaignId campaign) {
        var n = dsl.select(BUCKET_COUNT.STATE, sum(BUCKET_COUNT.N))
                .from(BUCKET_COUNT)
                .where(of(client.value(), campaign.value()))
                .groupBy(BUCKET_COUNT.STATE)
                .fetchMap(
                        row -> LeadState.ofCode(row.value1()),
                        row -> row.value2().longValue());
        return new Standing(
                n.getOrDefault(LeadState.READY, 0L),
                n.getOrDefault(LeadState.SCHEDULED, 0L) + n.getOrDefault(LeadState.CLAIMED, 0L),
                n.getOrDefault(LeadState.DONE, 0L) + n.getOrDefault(LeadState.BLOCKED, 0L));
    }

    /** Ready leads by the id of their set of zones. */
    public Map<Short, Long> readyByZoneSet(ClientId client, CampaignId campaign) {
        return dsl.select(BUCKET_COUNT.ZONE_SET_ID, sum(BUCKET_COUNT.N))
                .from(BUCKET_COUNT)
                .where(of(client.value(), campaign.value()))
                .and(BUCKET_COUNT.STATE.eq(LeadState.READY.code()))
                .groupBy(BUCKET_COUNT.ZONE_SET_ID)
                .having(sum(BUCKET_COUNT.N).gt(BigDecimal.ZERO))
                .fetchMap(row -> row.value1(), row -> row.value2().longValue());
    }

    /**
     * Counts a campaign's leads anew and puts the counters right, those by reason too, in a transaction of its own. Reads every lead of the
     * campaign: for the night.
     *
     * @return how many leads the counters were off by, buckets added up; 0 unless something is broken
     */
    public long recount(ClientId client, CampaignId campaign) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            // Writers change their counters last, so from here on none of them can commit.
            tx.select(BUCKET_COUNT.N)
                    .from(BUCKET_COUNT)
                    .where(of(client.value(), campaign.value()))
                    .forUpdate()
                    .fetch();
            var reasons = new ReasonCounts(tx, client.value(), campaign.value());
            reasons.lock();
            long off = recountReasons(reasons);
            var kept = new BucketCounts(tx).kept(client, campaign);
            var counted = counted(tx, client, campaign);
            if (kept.equals(counted)) {
                return off;
            }
            tx.deleteFrom(BUCKET_COUNT)
                    .where(of(client.value(), campaign.value()))
                    .execute();
            var right = new Changes();
            counted.forEach((bucket, n) -> right.by.put(bucket, n.intValue()));
            new BucketCounts(tx).apply(client.value(), campaign.value(), 0, right);
            return off + distance(kept, counted, Bucket.ORDER);
        });
    }

    private static long recountReasons(ReasonCounts reasons) {
        var kept = reasons.kept();
        var counted = reasons.counted();
        if (kept.equals(counted)) {
            return 0;
        }
        reasons.clear();
        var right = new TreeMap<Why, Integer>(Why.ORDER);
        counted.forEach((why, n) -> right.put(why, n.intValue()));
        reasons.apply((byte) 0, right);
        return distance(kept, counted, Why.ORDER);
    }

    /** Applies changes last in a transaction, for the rows stay locked to its end. */
    void apply(long client, long campaign, long spread, Changes changes) {
        byte shard = (byte) Math.floorMod(spread, SHARDS);
        var rows = changes.by.entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .map(change -> DSL.row(
                        client,
                        campaign,
                        change.getKey().list(),
                        change.getKey().state().code(),
                        change.getKey().zoneSet(),
                        shard,
                        change.getValue().longValue()))
                .toList();
        if (!rows.isEmpty()) {
            dsl.insertInto(
                            BUCKET_COUNT,
                            BUCKET_COUNT.CLIENT_ID,
                            BUCKET_COUNT.CAMPAIGN_ID,
                            BUCKET_COUNT.LIST_ID,
                            BUCKET_COUNT.STATE,
                            BUCKET_COUNT.ZONE_SET_ID,
                            BUCKET_COUNT.SHARD,
                            BUCKET_COUNT.N)
                    .valuesOfRows(rows)
                    .onDuplicateKeyUpdate()
                    .set(BUCKET_COUNT.N, BUCKET_COUNT.N.plus(DSL.excluded(BUCKET_COUNT.N)))
                    .execute();
        }
        new ReasonCounts(dsl, client, campaign).apply(shard, changes.reasons);
    }

    private Map<Bucket, Long> kept(ClientId client, CampaignId campaign) {
        return dsl.select(BUCKET_COUNT.LIST_ID, BUCKET_COUNT.STATE, BUCKET_COUNT.ZONE_SET_ID, sum(BUCKET_COUNT.N))
                .from(BUCKET_COUNT)
                .where(of(client.value(), campaign.value()))
                .groupBy(BUCKET_COUNT.LIST_ID, BUCKET_COUNT.STATE, BUCKET_COUNT.ZONE_SET_ID)
                .having(sum(BUCKET_COUNT.N).ne(inline(BigDecimal.ZERO)))
                .fetchMap(
                        row -> new Bucket(row.value1(), LeadState.ofCode(row.value2()), row.value3()),
                        row -> row.value4().longValue());
    }

    private static Map<Bucket, Long> counted(DSLContext tx, ClientId client, CampaignId campaign) {
        return tx.select(CAMPAIGN_LEAD.LIST_ID, CAMPAIGN_LEAD.STATE, CAMPAIGN_LEAD.ZONE_SET_ID, count())
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                .groupBy(CAMPAIGN_LEAD.LIST_ID, CAMPAIGN_LEAD.STATE, CAMPAIGN_LEAD.ZONE_SET_ID)
                .fetchMap(
                        row -> new Bucket(row.value1(), LeadState.ofCode(row.value2()), row.value3()),
                        row -> row.value4().longValue());
    }

    private static <K> long distance(Map<K, Long> kept, Map<K, Long> counted, Comparator<K> order) {
        var off = new TreeMap<K, Long>(order);
        kept.forEach((place, n) -> off.merge(place, -n, Long::sum));
        counted.forEach((place, n) -> off.merge(place, n, Long::sum));
        return off.values().stream().mapToLong(Math::abs).sum();
    }

    private static Condition of(long client, long campaign) {
        return BUCKET_COUNT.CLIENT_ID.eq(client).and(BUCKET_COUNT.CAMPAIGN_ID.eq(campaign));
    }
}
