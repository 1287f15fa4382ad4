package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.selection.Recycle;
import outdial.sql.BucketCounts.Bucket;
import outdial.sql.BucketCounts.Place;
import outdial.sql.ReasonCounts.Why;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.PhoneRecord;

/**
 * Moves leads of one campaign from state to state and keeps the counters. The rows must be locked by the caller's
 * transaction; {@link #count} comes last in it.
 */
final class LeadMoves {
    private final DSLContext dsl;
    private final BucketCounts.Changes changes = new BucketCounts.Changes();
    private final Map<Long, ZoneId> zones = new HashMap<>();

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

    /** All to one state at once, in which they have no reason: ready or claimed. They are rows of one campaign. */
    void moveAll(Collection<CampaignLeadRecord> leads, LeadState to) {
        moveAll(leads, to, Optional.empty());
    }

    /** Blocks all of them at once. They are rows of one campaign. */
    void blockAll(Collection<CampaignLeadRecord> leads, String why) {
        moveAll(leads, LeadState.BLOCKED, Optional.of(why));
    }

    private void moveAll(Collection<CampaignLeadRecord> leads, LeadState to, Optional<String> why) {
        if (leads.isEmpty()) {
            return;
        }
        var any = leads.iterator().next();
        dsl.update(CAMPAIGN_LEAD)
                .set(CAMPAIGN_LEAD.STATE, to.code())
                .set(CAMPAIGN_LEAD.BLOCKED_BY, why.orElse(null))
                .set(CAMPAIGN_LEAD.DUE_ON, (LocalDate) null)
                .set(CAMPAIGN_LEAD.VERSION, CAMPAIGN_LEAD.VERSION.plus(1))
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(any.getClientId()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(any.getCampaignId()))
                .and(CAMPAIGN_LEAD.LEAD_ID.in(
                        leads.stream().map(CampaignLeadRecord::getLeadId).toList()))
                .execute();
        leads.forEach(lead -> changes.move(
                place(lead),
                new Place(
                        new Bucket(lead.getListId(), to, lead.getZoneSetId()),
                        why.map(one -> new Why(to, one, ReasonCounts.NO_DAY)))));
    }

    /** Stores what was changed in {@code lead} and its new state, having read it as it was in {@code before}. */
    void store(CampaignLeadRecord lead, Place before) {
        lead.setVersion(lead.getVersion() + 1);
        giveReason(lead);
        dsl.executeUpdate(lead);
        changes.move(before, place(lead));
    }

    /** Those that name none are scheduled or done for what their last attempt came to, or for a promise. */
    private void giveReason(CampaignLeadRecord lead) {
        LeadState state = LeadState.ofCode(lead.getState());
        switch (state) {
            case READY, CLAIMED -> {
                lead.setBlockedBy(null);
                lead.setDueOn(null);
            }
            case SCHEDULED -> {
                lead.setDueOn(LocalDate.ofInstant(lead.getDueAt(), zone(lead)));
                if (lead.getBlockedBy() == null) {
                    lead.setBlockedBy(lead.getRankKey() < 0 ? "callback" : after(lead));
                }
            }
            case DONE -> {
                lead.setBlockedBy(after(lead));
                lead.setDueOn(null);
            }
            case BLOCKED -> lead.setDueOn(null);
        }
    }

    private static String after(CampaignLeadRecord lead) {
        return "after." + Objects.requireNonNullElse(lead.getLastOutcome(), "nothing");
    }

    private ZoneId zone(CampaignLeadRecord lead) {
        return zones.computeIfAbsent(
                lead.getCampaignId(),
                campaign -> ZoneId.of(dsl.select(CAMPAIGN.ZONE)
                        .from(CAMPAIGN)
                        .where(CAMPAIGN.CLIENT_ID.eq(lead.getClientId()))
                        .and(CAMPAIGN.ID.eq(campaign))
                        .fetchSingle(CAMPAIGN.ZONE)));
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
                                    lead.setZoneSetId(new LeadZones(dsl, new ClientId(lead.getClientId()))
                                            .set(lead.getLeadId(), phone));
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
        lead.setBlockedBy(null);
    }

    /** Writes the counters; only the ledger's rows and the proof of leadership may follow in the transaction. */
    void count(long client, long campaign, long spread) {
        new BucketCounts(dsl).apply(client, campaign, spread, changes);
    }

    /** Where the lead is counted, as its row stands. */
    static Place place(CampaignLeadRecord lead) {
        LeadState state = LeadState.ofCode(lead.getState());
        return new Place(
                new Bucket(lead.getListId(), state, lead.getZoneSetId()),
                state == LeadState.READY || state == LeadState.CLAIMED
                        ? Optional.empty()
                        : Optional.of(new Why(
                                state,
                                Objects.requireNonNullElse(lead.getBlockedBy(), ReasonCounts.UNKNOWN),
                                Objects.requireNonNullElse(lead.getDueOn(), ReasonCounts.NO_DAY))));
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
