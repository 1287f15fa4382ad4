package outdial.sql;

import static org.jooq.impl.DSL.sum;
import static outdial.sql.gen.Tables.BUCKET_COUNT;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_COUNTRY;
import static outdial.sql.gen.Tables.CAMPAIGN_LIST;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.LEAD_LIST;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadListId;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.Campaigns.State;

/** Campaigns and lists over several clients, as pages list them; from maintained counters. */
public final class CampaignList {
    private final DSLContext dsl;

    public CampaignList(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A campaign.
     *
     * @param ready leads that may be dialled as soon as rules and hours allow
     * @param later leads scheduled, or being dialled now
     * @param never leads done or blocked
     */
    public record Row(
            ClientId client,
            String clientName,
            CampaignId id,
            String name,
            State state,
            Purpose purpose,
            String mode,
            ZoneId zone,
            long ready,
            long later,
            long never) {}

    /** Campaigns within reach: those that run first, then by client and name. */
    public List<Row> of(Reach reach) {
        Map<Long, Map<LeadState, Long>> counts = counts(reach);
        return dsl
                .select(CAMPAIGN, CLIENT.NAME)
                .from(CAMPAIGN)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CAMPAIGN.CLIENT_ID))
                .where(reach.over(CAMPAIGN.CLIENT_ID))
                .orderBy(CLIENT.NAME, CAMPAIGN.NAME)
                .fetch(row -> {
                    var campaign = row.value1();
                    Map<LeadState, Long> n = counts.getOrDefault(campaign.getId(), Map.of());
                    return new Row(
                            new ClientId(campaign.getClientId()),
                            row.value2(),
                            new CampaignId(campaign.getId()),
                            campaign.getName(),
                            State.valueOf(campaign.getState()),
                            Purpose.valueOf(campaign.getPurpose()),
                            campaign.getDialMode(),
                            ZoneId.of(campaign.getZone()),
                            n.getOrDefault(LeadState.READY, 0L),
                            n.getOrDefault(LeadState.SCHEDULED, 0L) + n.getOrDefault(LeadState.CLAIMED, 0L),
                            n.getOrDefault(LeadState.DONE, 0L) + n.getOrDefault(LeadState.BLOCKED, 0L));
                })
                .stream()
                .sorted(java.util.Comparator.comparing(row -> row.state() != State.RUNNING))
                .toList();
    }

    /** The countries that these campaigns call, by code; the first {@code most}. */
    public List<String> countries(Reach reach, int most) {
        return dsl.selectDistinct(CAMPAIGN_COUNTRY.COUNTRY)
                .from(CAMPAIGN_COUNTRY)
                .where(reach.over(CAMPAIGN_COUNTRY.CLIENT_ID))
                .orderBy(CAMPAIGN_COUNTRY.COUNTRY)
                .limit(most)
                .fetch(CAMPAIGN_COUNTRY.COUNTRY);
    }

    private Map<Long, Map<LeadState, Long>> counts(Reach reach) {
        var counts = new HashMap<Long, Map<LeadState, Long>>();
        dsl.select(BUCKET_COUNT.CAMPAIGN_ID, BUCKET_COUNT.STATE, sum(BUCKET_COUNT.N))
                .from(BUCKET_COUNT)
                .where(reach.over(BUCKET_COUNT.CLIENT_ID))
                .groupBy(BUCKET_COUNT.CAMPAIGN_ID, BUCKET_COUNT.STATE)
                .forEach(row -> counts.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                        .put(LeadState.ofCode(row.value2()), row.value3().longValue()));
        return counts;
    }

    /**
     * A list of leads.
     *
     * @param scarce whether its people are few: an agent is kept before each of them is called
     * @param leads in the campaigns that dial it, all states together; a lead in two campaigns counts twice
     * @param ready of them, those that may be dialled as soon as rules and hours allow
     */
    public record Listing(
            LeadListId id,
            String name,
            String state,
            Instant createdAt,
            List<String> campaigns,
            boolean scarce,
            long leads,
            long ready) {}

    /**
     * Says whether a list's people are few. Campaigns read their leads anew. In the caller's transaction.
     *
     * @return the list's name; nothing if the client has no such list
     */
    public Optional<String> scarce(ClientId client, LeadListId list, boolean on) {
        dsl.update(LEAD_LIST)
                .set(LEAD_LIST.IS_SCARCE, on)
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .and(LEAD_LIST.ID.eq(list.value()))
                .execute();
        dsl.update(CAMPAIGN)
                .set(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1))
                .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN.ID.in(DSL.select(CAMPAIGN_LIST.CAMPAIGN_ID)
                        .from(CAMPAIGN_LIST)
                        .where(CAMPAIGN_LIST.CLIENT_ID.eq(client.value()))
                        .and(CAMPAIGN_LIST.LIST_ID.eq(list.value()))))
                .execute();
        return dsl.select(LEAD_LIST.NAME)
                .from(LEAD_LIST)
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .and(LEAD_LIST.ID.eq(list.value()))
                .fetchOptional(LEAD_LIST.NAME);
    }

    /** The client's lists, the newest first. */
    public List<Listing> lists(ClientId client) {
        Map<Long, List<String>> campaigns = dsl.select(CAMPAIGN_LIST.LIST_ID, CAMPAIGN.NAME)
                .from(CAMPAIGN_LIST)
                .join(CAMPAIGN)
                .on(CAMPAIGN.CLIENT_ID.eq(CAMPAIGN_LIST.CLIENT_ID))
                .and(CAMPAIGN.ID.eq(CAMPAIGN_LIST.CAMPAIGN_ID))
                .where(CAMPAIGN_LIST.CLIENT_ID.eq(client.value()))
                .orderBy(CAMPAIGN.NAME)
                .fetchGroups(CAMPAIGN_LIST.LIST_ID, CAMPAIGN.NAME);
        Map<Long, Map<LeadState, Long>> counts = new HashMap<>();
        dsl.select(BUCKET_COUNT.LIST_ID, BUCKET_COUNT.STATE, sum(BUCKET_COUNT.N))
                .from(BUCKET_COUNT)
                .where(BUCKET_COUNT.CLIENT_ID.eq(client.value()))
                .groupBy(BUCKET_COUNT.LIST_ID, BUCKET_COUNT.STATE)
                .forEach(row -> counts.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                        .put(LeadState.ofCode(row.value2()), row.value3().longValue()));
        return dsl.selectFrom(LEAD_LIST)
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .orderBy(LEAD_LIST.ID.desc())
                .fetch(row -> {
                    Map<LeadState, Long> n = counts.getOrDefault(row.getId(), Map.of());
                    return new Listing(
                            new LeadListId(row.getId()),
                            row.getName(),
                            row.getState(),
                            row.getCreatedAt(),
                            campaigns.getOrDefault(row.getId(), List.of()),
                            row.getIsScarce(),
                            n.values().stream().mapToLong(each -> each).sum(),
                            n.getOrDefault(LeadState.READY, 0L));
                });
    }
}
