package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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
    static final List<String> BLOCKS = List.of(RETIRED, UNDONE, SubjectRights.ERASED);

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
        move(tx, waiting, (moves, ofCampaign) -> moves.blockAll(ofCampaign, why));
        return waiting;
    }

    /** Puts blocked leads back: those with a time are scheduled for it again, the others are ready. */
    void release(DSLContext tx, List<CampaignLeadRecord> blocked) {
        move(tx, blocked, (moves, ofCampaign) -> {
            var timed = ofCampaign.stream().collect(Collectors.partitioningBy(lead -> lead.getDueAt() != null));
            moves.moveAll(Objects.requireNonNull(timed.get(false)), LeadState.READY);
            Objects.requireNonNull(timed.get(true)).forEach(lead -> {
                var before = LeadMoves.place(lead);
                LeadMoves.schedule(lead, lead.getDueAt());
                moves.store(lead, before);
            });
        });
    }

    /** Moves leads of one or several campaigns. */
    private void move(
            DSLContext tx, List<CampaignLeadRecord> leads, BiConsumer<LeadMoves, List<CampaignLeadRecord>> how) {
        leads.stream()
                .map(CampaignLeadRecord::getCampaignId)
                .distinct()
                .sorted()
                .forEach(campaign -> {
                    var ofCampaign = leads.stream()
                            .filter(lead -> lead.getCampaignId().equals(campaign))
                            .toList();
                    var moves = new LeadMoves(tx);
                    how.accept(moves, ofCampaign);
                    moves.count(client.value(), campaign, ofCampaign.size());
                });
    }

    private Condition of(Condition which) {
        return CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()).and(which);
    }
}
