package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.LeadListId;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/** Takes lists out of dialling, a few leads to a transaction, so that calls go on beside it. */
public final class ListEnd {
    static final String RETIRED = "LIST_RETIRED";
    static final String UNDONE = "UNDO";

    /** Leads blocked for these reasons stay so when a do-not-call list or a rule changes. */
    static final List<String> BLOCKS = List.of(RETIRED, UNDONE);

    private static final List<Byte> WAITING = List.of(LeadState.READY.code(), LeadState.SCHEDULED.code());

    private final DSLContext dsl;
    private final ClientId client;

    public ListEnd(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    public Optional<LeadListId> find(String name) {
        return new ImportTargets(dsl).findList(client, name);
    }

    /** Marks the list as retired; its leads are blocked by {@link #retire}. */
    public void close(LeadListId list) {
        dsl.update(LEAD_LIST)
                .set(LEAD_LIST.STATE, "RETIRED")
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .and(LEAD_LIST.ID.eq(list.value()))
                .execute();
    }

    /**
     * Blocks waiting leads of a list in all campaigns, in a transaction of its own.
     *
     * @return how many; 0 when none is left
     */
    public int retire(LeadListId list, int most) {
        return dsl.transactionResult(
                transaction -> block(transaction.dsl(), CAMPAIGN_LEAD.LIST_ID.eq(list.value()), RETIRED, most)
                        .size());
    }

    /** Leads of a list that are being called just now; they are not called again if the list is retired once more. */
    public int beingCalled(LeadListId list) {
        return dsl.fetchCount(
                CAMPAIGN_LEAD,
                of(CAMPAIGN_LEAD.LIST_ID.eq(list.value())).and(CAMPAIGN_LEAD.STATE.eq(LeadState.CLAIMED.code())));
    }

    /** Blocks waiting leads and returns them as they were. */
    List<CampaignLeadRecord> block(DSLContext tx, Condition which, String why, int most) {
        List<CampaignLeadRecord> waiting = tx.selectFrom(CAMPAIGN_LEAD)
                .where(of(which))
                .and(CAMPAIGN_LEAD.STATE.in(WAITING))
                .limit(most)
                .forUpdate()
                .fetch();
        move(tx, waiting, LeadState.BLOCKED, Optional.of(why));
        return waiting;
    }

    /** Moves leads of one or several campaigns to one state. */
    void move(DSLContext tx, List<CampaignLeadRecord> leads, LeadState to, Optional<String> why) {
        leads.stream()
                .map(CampaignLeadRecord::getCampaignId)
                .distinct()
                .sorted()
                .forEach(campaign -> {
                    var ofCampaign = leads.stream()
                            .filter(lead -> lead.getCampaignId().equals(campaign))
                            .toList();
                    var moves = new LeadMoves(tx);
                    moves.moveAll(ofCampaign, to);
                    tx.update(CAMPAIGN_LEAD)
                            .set(CAMPAIGN_LEAD.BLOCKED_BY, why.orElse(null))
                            .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                            .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign))
                            .and(CAMPAIGN_LEAD.LEAD_ID.in(ofCampaign.stream()
                                    .map(CampaignLeadRecord::getLeadId)
                                    .toList()))
                            .execute();
                    moves.count(client.value(), campaign, ofCampaign.size());
                });
    }

    private Condition of(Condition which) {
        return CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()).and(which);
    }
}
