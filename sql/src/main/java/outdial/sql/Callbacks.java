package outdial.sql;

import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.LEAD;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.AgentId;
import outdial.model.CallbackId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.disposition.CallbackRequest;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * Promised times: table {@code callback}. A lead with an open promise stands before all others in the hopper once the
 * time has come. Takes part in the caller's transaction.
 */
public final class Callbacks {
    /** After this anyone of the team keeps the promise of an agent who did not. */
    public static final Duration AGENT_ALONE = Duration.ofHours(24);

    private final ClientScope scope;

    public Callbacks(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** A promise that is not yet kept. */
    public record Promise(
            CallbackId id, CampaignId campaign, LeadId lead, Optional<AgentId> agent, Instant due, Instant expires) {}

    /** Open promises of a campaign that fall due before {@code until}, the first first. */
    public List<Promise> due(CampaignId campaign, Instant until, int most) {
        return scope.selectFrom(CALLBACK)
                .and(CALLBACK.CAMPAIGN_ID.eq(campaign.value()))
                .and(CALLBACK.STATE.eq("OPEN"))
                .and(CALLBACK.DUE_AT.le(until))
                .orderBy(CALLBACK.DUE_AT)
                .limit(most)
                .fetch(row -> new Promise(
                        new CallbackId(row.getId()),
                        new CampaignId(row.getCampaignId()),
                        new LeadId(row.getLeadId()),
                        Optional.ofNullable(row.getAgentId()).map(AgentId::new),
                        row.getDueAt(),
                        row.getExpiresAt()));
    }

    /**
     * An open promise as lists show it.
     *
     * @param lead whose name is {@code name}, or empty where the file gave none
     */
    public record Shown(
            ClientId client,
            CallbackId id,
            CampaignId campaign,
            String campaignName,
            ZoneId zone,
            LeadId lead,
            String name,
            Optional<AgentId> agent,
            Instant due,
            String note) {}

    /** Open promises of all clients within reach, the first first. */
    public static List<Shown> open(DSLContext dsl, Reach reach, int most) {
        return dsl.select(
                        CALLBACK.CLIENT_ID,
                        CALLBACK.ID,
                        CALLBACK.CAMPAIGN_ID,
                        CAMPAIGN.NAME,
                        CAMPAIGN.ZONE,
                        CALLBACK.LEAD_ID,
                        LEAD.FIRST_NAME,
                        LEAD.LAST_NAME,
                        CALLBACK.AGENT_ID,
                        CALLBACK.DUE_AT,
                        CALLBACK.NOTE)
                .from(CALLBACK)
                .join(CAMPAIGN)
                .on(CAMPAIGN.CLIENT_ID.eq(CALLBACK.CLIENT_ID))
                .and(CAMPAIGN.ID.eq(CALLBACK.CAMPAIGN_ID))
                .join(LEAD)
                .on(LEAD.CLIENT_ID.eq(CALLBACK.CLIENT_ID))
                .and(LEAD.ID.eq(CALLBACK.LEAD_ID))
                .where(reach.over(CALLBACK.CLIENT_ID))
                .and(CALLBACK.STATE.eq("OPEN"))
                .orderBy(CALLBACK.DUE_AT)
                .limit(most)
                .fetch(row -> new Shown(
                        new ClientId(row.value1()),
                        new CallbackId(row.value2()),
                        new CampaignId(row.value3()),
                        row.value4(),
                        ZoneId.of(row.value5()),
                        new LeadId(row.value6()),
                        LeadBook.name(row.value7(), row.value8()),
                        Optional.ofNullable(row.value9()).map(AgentId::new),
                        row.value10(),
                        java.util.Objects.requireNonNullElse(row.value11(), "")));
    }

    /** Whatever was promised to the lead is kept, and it takes its place among the others again. */
    void keep(CampaignLeadRecord lead) {
        scope.update(
                CALLBACK,
                Map.of(CALLBACK.STATE, "KEPT"),
                CALLBACK.CAMPAIGN_ID
                        .eq(lead.getCampaignId())
                        .and(CALLBACK.LEAD_ID.eq(lead.getLeadId()))
                        .and(CALLBACK.STATE.eq("OPEN")));
        if (lead.getRankKey() < 0) {
            lead.setRankKey(lead.getRankKey() + LeadFacts.PROMISED);
        }
    }

    /** One promise for each attempt; a repeat changes nothing. */
    void promise(CampaignLeadRecord lead, long phone, CallbackRequest promise, long attempt) {
        scope.insertInto(CALLBACK)
                .set(CALLBACK.CAMPAIGN_ID, lead.getCampaignId())
                .set(CALLBACK.LEAD_ID, lead.getLeadId())
                .set(CALLBACK.PHONE_ID, phone)
                .set(CALLBACK.AGENT_ID, promise.agent().map(AgentId::value).orElse(null))
                .set(CALLBACK.DUE_AT, promise.due())
                .set(CALLBACK.EXPIRES_AT, promise.due().plus(AGENT_ALONE))
                .set(CALLBACK.PROMISED_IN, attempt)
                .onDuplicateKeyIgnore()
                .execute();
        LeadMoves.schedule(lead, promise.due());
        lead.setRankKey(lead.getRankKey() - LeadFacts.PROMISED);
    }
}
