package outdial.sql;

import static outdial.sql.gen.Tables.CALLBACK;

import java.time.Duration;
import java.time.Instant;
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
