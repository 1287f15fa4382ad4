package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.selection.Recycle;
import outdial.sql.BucketCounts.Bucket;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.PhoneRecord;

/**
 * Moves leads of one campaign from state to state and keeps the counters. The rows must be locked by the caller's
 * transaction; {@link #count} comes last in it.
 */
final class LeadMoves {
    private final DSLContext dsl;
    private final BucketCounts.Changes changes = new BucketCounts.Changes();

    LeadMoves(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Locks a lead's row and reads it. */
    Optional<CampaignLeadRecord> lock(long client, long campaign, long lead) {
        return dsl.selectFrom(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(lead))
                .forUpdate()
                .fetchOptional();
    }

    /** All to one state at once; they are rows of one campaign. */
    void moveAll(Collection<CampaignLeadRecord> leads, LeadState to) {
        if (leads.isEmpty()) {
            return;
        }
        var any = leads.iterator().next();
        dsl.update(CAMPAIGN_LEAD)
                .set(CAMPAIGN_LEAD.STATE, to.code())
                .set(CAMPAIGN_LEAD.VERSION, CAMPAIGN_LEAD.VERSION.plus(1))
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(any.getClientId()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(any.getCampaignId()))
                .and(CAMPAIGN_LEAD.LEAD_ID.in(
                        leads.stream().map(CampaignLeadRecord::getLeadId).toList()))
                .execute();
        leads.forEach(lead -> changes.move(bucket(lead), new Bucket(lead.getListId(), to, lead.getZoneSetId())));
    }

    /** Stores what was changed in {@code lead} and its new state, having read it as it was in {@code before}. */
    void store(CampaignLeadRecord lead, Bucket before) {
        lead.setVersion(lead.getVersion() + 1);
        dsl.executeUpdate(lead);
        changes.move(before, bucket(lead));
    }

    /** Gives the lead the fate that {@code recycle} says, at {@code at}. */
    void settle(CampaignLeadRecord lead, Recycle recycle) {
        switch (recycle) {
            case Recycle.Again(Instant next, int misfires) -> {
                schedule(lead, next);
                lead.setCarrierFaults((short) misfires);
            }
            case Recycle.OtherPhone(Instant next) ->
                nextPhone(lead)
                        .ifPresentOrElse(
                                phone -> {
                                    lead.setPhoneId(phone.getId());
                                    lead.setZoneSetId(phone.getZoneSetId());
                                    schedule(lead, next);
                                },
                                () -> lead.setState(LeadState.DONE.code()));
            case Recycle.Done _ -> lead.setState(LeadState.DONE.code());
            case Recycle.Awaiting _ -> {
                // Still claimed: the agent's disposition will say.
            }
        }
    }

    static void schedule(CampaignLeadRecord lead, Instant next) {
        lead.setState(LeadState.SCHEDULED.code());
        lead.setDueAt(next);
    }

    /** Writes the counters; only the ledger's rows and the proof of leadership may follow in the transaction. */
    void count(long client, long campaign, long spread) {
        new BucketCounts(dsl).apply(client, campaign, spread, changes);
    }

    static Bucket bucket(CampaignLeadRecord lead) {
        return new Bucket(lead.getListId(), LeadState.ofCode(lead.getState()), lead.getZoneSetId());
    }

    private Optional<PhoneRecord> nextPhone(CampaignLeadRecord lead) {
        List<PhoneRecord> phones = dsl.selectFrom(PHONE)
                .where(PHONE.CLIENT_ID.eq(lead.getClientId()))
                .and(PHONE.LEAD_ID.eq(lead.getLeadId()))
                .orderBy(PHONE.SEQ)
                .fetch();
        return phones.stream()
                .dropWhile(phone -> !phone.getId().equals(lead.getPhoneId()))
                .skip(1)
                .findFirst();
    }
}
