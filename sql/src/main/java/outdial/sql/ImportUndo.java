package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.BUCKET_COUNT;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.CAMPAIGN_LIST;
import static outdial.sql.gen.Tables.CONSENT;
import static outdial.sql.gen.Tables.CUSTOM_FIELD;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.GATE_FINDING;
import static outdial.sql.gen.Tables.IMPORT_RUN;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_BEFORE;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.LEAD_VALUE;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.LeadBeforeRecord;

/**
 * Takes an import back, a few leads to a transaction, each step safe to repeat: {@link #begin}, {@link #block} until 0,
 * {@link #restore} and {@link #remove} until 0, {@link #finish}. Nothing is removed before every lead is blocked, so none
 * is dialled while it goes; one that was dialled stops the undoing, and {@link #release} puts the others back.
 */
public final class ImportUndo {
    private final DSLContext dsl;
    private final ClientId client;
    private final ImportRunId run;

    public ImportUndo(DSLContext dsl, ClientId client, ImportRunId run) {
        this.dsl = dsl;
        this.client = client;
        this.run = run;
    }

    /** Whether a lead of the run was ever dialled, or is just now. */
    public boolean isDialled() {
        return dsl.fetchExists(dsl.selectOne()
                .from(LEAD)
                .join(CAMPAIGN_LEAD)
                .on(CAMPAIGN_LEAD.CLIENT_ID.eq(LEAD.CLIENT_ID))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(LEAD.ID))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(campaigns()))
                .where(ofRun())
                .and(wasDialled()));
    }

    public void begin() {
        dsl.update(IMPORT_RUN).set(IMPORT_RUN.STATE, "UNDOING").where(thisRun()).execute();
    }

    /** Takes waiting leads out of dialling, in a transaction of its own; how many, 0 when none is left. */
    public int block(int most) {
        return dsl.transactionResult(transaction -> new ListEnd(dsl, client)
                .block(transaction.dsl(), ofThisRun(), ListEnd.UNDONE, most)
                .size());
    }

    /** Puts blocked leads back where they were, in a transaction of its own; how many, 0 when none is left. */
    public int release(int most) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<CampaignLeadRecord> blocked = tx.selectFrom(CAMPAIGN_LEAD)
                    .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                    .and(ofThisRun())
                    .and(CAMPAIGN_LEAD.STATE.eq(LeadState.BLOCKED.code()))
                    .and(CAMPAIGN_LEAD.BLOCKED_BY.eq(ListEnd.UNDONE))
                    .limit(most)
                    .forUpdate()
                    .fetch();
            new ListEnd(dsl, client).release(tx, blocked);
            return blocked.size();
        });
    }

    /** The run stays after all. */
    public void giveUp() {
        dsl.update(IMPORT_RUN).set(IMPORT_RUN.STATE, "DONE").where(thisRun()).execute();
    }

    /** Makes changed leads what they were, in a transaction of its own; how many, 0 when none is left. */
    public int restore(int most) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<LeadBeforeRecord> changed = tx.selectFrom(LEAD_BEFORE)
                    .where(LEAD_BEFORE.CLIENT_ID.eq(client.value()))
                    .and(LEAD_BEFORE.IMPORT_RUN_ID.eq(run.value()))
                    .orderBy(LEAD_BEFORE.LEAD_ID)
                    .limit(most)
                    .forUpdate()
                    .fetch();
            changed.forEach(row -> restore(tx, row));
            new LeadZones(tx, client)
                    .putRight(changed.stream().map(LeadBeforeRecord::getLeadId).toList(), new ZoneSets(tx))
                    .forEach((campaign, moves) -> moves.count(client.value(), campaign, run.value()));
            return changed.size();
        });
    }

    private void restore(DSLContext tx, LeadBeforeRecord row) {
        LeadBefore was = LeadBefore.read(row.getWas());
        var lead = tx.newRecord(LEAD);
        lead.setValue(was.value());
        for (LeadField field : LeadField.values()) {
            lead.set(LeadChanges.column(field), was.texts().get(field.name()));
        }
        Condition isIt = LEAD.CLIENT_ID.eq(client.value()).and(LEAD.ID.eq(row.getLeadId()));
        tx.update(LEAD).set(lead).where(isIt).execute();
        tx.deleteFrom(LEAD_VALUE)
                .where(LEAD_VALUE.CLIENT_ID.eq(client.value()))
                .and(LEAD_VALUE.LEAD_ID.eq(row.getLeadId()))
                .execute();
        was.own()
                .forEach((field, text) -> tx.insertInto(LEAD_VALUE)
                        .values(client.value(), row.getLeadId(), field, text)
                        .execute());
        // A phone that is to be dialled next stays: the lead may have been dialled since.
        tx.deleteFrom(PHONE)
                .where(PHONE.CLIENT_ID.eq(client.value()))
                .and(PHONE.LEAD_ID.eq(row.getLeadId()))
                .and(PHONE.ID.notIn(was.phones()))
                .and(DSL.notExists(DSL.selectOne()
                        .from(CAMPAIGN_LEAD)
                        .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                        .and(CAMPAIGN_LEAD.LEAD_ID.eq(row.getLeadId()))
                        .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(campaigns()))
                        .and(CAMPAIGN_LEAD.PHONE_ID.eq(PHONE.ID))))
                .execute();
        var place =
                tx.update(CAMPAIGN_LEAD).set(CAMPAIGN_LEAD.LANGUAGE, was.texts().get(LeadField.LANGUAGE.name()));
        was.rank()
                .map(rank -> place.set(
                        CAMPAIGN_LEAD.RANK_KEY,
                        DSL.when(CAMPAIGN_LEAD.RANK_KEY.lt(0L), CAMPAIGN_LEAD.RANK_KEY)
                                .otherwise(rank)))
                .orElse(place)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(campaigns()))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(row.getLeadId()))
                .execute();
        row.delete();
    }

    /** Removes leads, or do-not-call numbers, or consents, in a transaction of its own; how many, 0 when none is left. */
    public int remove(int most) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<Long> leads = tx.select(LEAD.ID)
                    .from(LEAD)
                    .where(ofRun())
                    .limit(most)
                    .forUpdate()
                    .fetch(LEAD.ID);
            if (leads.isEmpty()) {
                return removeEntries(tx, most);
            }
            Condition theirs = CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()).and(CAMPAIGN_LEAD.LEAD_ID.in(leads));
            List<CampaignLeadRecord> places = tx.selectFrom(CAMPAIGN_LEAD)
                    .where(theirs)
                    .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(campaigns()))
                    .forUpdate()
                    .fetch();
            tx.deleteFrom(CAMPAIGN_LEAD)
                    .where(theirs)
                    .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(campaigns()))
                    .execute();
            tx.deleteFrom(GATE_FINDING)
                    .where(GATE_FINDING.CLIENT_ID.eq(client.value()))
                    .and(GATE_FINDING.LEAD_ID.in(leads))
                    .execute();
            tx.deleteFrom(LEAD)
                    .where(LEAD.CLIENT_ID.eq(client.value()))
                    .and(LEAD.ID.in(leads))
                    .execute();
            count(tx, places);
            return leads.size();
        });
    }

    private int removeEntries(DSLContext tx, int most) {
        int numbers = tx.deleteFrom(DNC_ENTRY)
                .where(DNC_ENTRY.CLIENT_ID.eq(client.value()))
                .and(DNC_ENTRY.SOURCE.eq(DoNotCallBulk.SOURCE + run.value()))
                .limit(most)
                .execute();
        return numbers > 0
                ? numbers
                : tx.deleteFrom(CONSENT).where(consentsOfRun()).limit(most).execute();
    }

    /** Whether somebody whom a consent of the run is about was called since: it may have been the call's ground. */
    public boolean isReliedOn() {
        return dsl.fetchExists(dsl.selectOne()
                .from(CONSENT)
                .join(PHONE)
                .on(PHONE.CLIENT_ID.eq(CONSENT.CLIENT_ID))
                .and(PHONE.E164.eq(CONSENT.E164))
                .join(ATTEMPT)
                .on(ATTEMPT.CLIENT_ID.eq(PHONE.CLIENT_ID))
                .and(ATTEMPT.LEAD_ID.eq(PHONE.LEAD_ID))
                .and(ATTEMPT.PHONE_ID.eq(PHONE.ID))
                .and(ATTEMPT.STARTED_AT.ge(CONSENT.RECORDED_AT))
                .where(consentsOfRun()));
    }

    private Condition consentsOfRun() {
        return CONSENT.CLIENT_ID.eq(client.value()).and(CONSENT.IMPORT_RUN_ID.eq(run.value()));
    }

    private void count(DSLContext tx, List<CampaignLeadRecord> gone) {
        gone.stream().map(CampaignLeadRecord::getCampaignId).distinct().sorted().forEach(campaign -> {
            var changes = new BucketCounts.Changes();
            gone.stream()
                    .filter(lead -> lead.getCampaignId().equals(campaign))
                    .forEach(lead -> changes.remove(LeadMoves.place(lead)));
            new BucketCounts(tx).apply(client.value(), campaign, run.value(), changes);
        });
    }

    /**
     * Removes the run and, if nothing else came into it, its list; the audit keeps what was done.
     *
     * @param user the account's id; empty for the command line
     * @param leads that were removed
     */
    public void finish(Optional<Long> user, long leads, Instant at) {
        dsl.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            var row = tx.selectFrom(IMPORT_RUN).where(thisRun()).forUpdate().fetchOptional();
            if (row.isEmpty()) {
                return;
            }
            String detail = "File " + row.get().getFileName() + ", SHA-256 "
                    + row.get().getFileHash() + ", "
                    + row.get().getRowsAccepted() + " accepted, " + row.get().getRowsUpdated() + " updated; " + leads
                    + " removed.";
            tx.deleteFrom(IMPORT_RUN).where(thisRun()).execute();
            Optional.ofNullable(row.get().getListId()).ifPresent(list -> removeList(tx, list));
            new Audit(tx, client).note(user, "IMPORT_UNDONE", "import run " + run.value(), detail, at);
        });
    }

    private void removeList(DSLContext tx, long list) {
        boolean isUsed = tx.fetchExists(LEAD, LEAD.CLIENT_ID.eq(client.value()).and(LEAD.LIST_ID.eq(list)))
                || tx.fetchExists(
                        IMPORT_RUN, IMPORT_RUN.CLIENT_ID.eq(client.value()).and(IMPORT_RUN.LIST_ID.eq(list)));
        if (isUsed) {
            return;
        }
        tx.deleteFrom(BUCKET_COUNT)
                .where(BUCKET_COUNT.CLIENT_ID.eq(client.value()))
                .and(BUCKET_COUNT.LIST_ID.eq(list))
                .execute();
        tx.deleteFrom(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.CLIENT_ID.eq(client.value()))
                .and(CUSTOM_FIELD.LIST_ID.eq(list))
                .execute();
        tx.deleteFrom(CAMPAIGN_LIST)
                .where(CAMPAIGN_LIST.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LIST.LIST_ID.eq(list))
                .execute();
        tx.deleteFrom(LEAD_LIST)
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .and(LEAD_LIST.ID.eq(list))
                .execute();
    }

    private static Condition wasDialled() {
        return CAMPAIGN_LEAD
                .ATTEMPTS
                .gt((short) 0)
                .or(CAMPAIGN_LEAD.LAST_ATTEMPT_AT.isNotNull())
                .or(CAMPAIGN_LEAD.STATE.in(LeadState.CLAIMED.code(), LeadState.DONE.code()));
    }

    /** All campaigns of the client: leads are looked up by campaign first. */
    private org.jooq.Select<org.jooq.Record1<Long>> campaigns() {
        return DSL.select(CAMPAIGN_LIST.CAMPAIGN_ID)
                .from(CAMPAIGN_LIST)
                .where(CAMPAIGN_LIST.CLIENT_ID.eq(client.value()));
    }

    private Condition ofRun() {
        return LEAD.CLIENT_ID.eq(client.value()).and(LEAD.IMPORT_RUN_ID.eq(run.value()));
    }

    private Condition ofThisRun() {
        return CAMPAIGN_LEAD
                .CAMPAIGN_ID
                .in(campaigns())
                .and(CAMPAIGN_LEAD.LEAD_ID.in(DSL.select(LEAD.ID).from(LEAD).where(ofRun())));
    }

    private Condition thisRun() {
        return IMPORT_RUN.CLIENT_ID.eq(client.value()).and(IMPORT_RUN.ID.eq(run.value()));
    }
}
