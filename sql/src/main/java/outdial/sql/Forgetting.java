package outdial.sql;

import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CALL_NOTE;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.CONSENT;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.GATE_FINDING;
import static outdial.sql.gen.Tables.GUEST_CALL;
import static outdial.sql.gen.Tables.IMPORT_PROBLEM;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_BEFORE;
import static outdial.sql.gen.Tables.LEAD_VALUE;
import static outdial.sql.gen.Tables.LEDGER_SALT;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.REPORT_RUN;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * Empties or deletes all that is kept of some leads and numbers of one client; what stays names nobody. Orders stay, for
 * the law on accounts wants them, and copies of registers, which are not ours to change. Takes part in the caller's
 * transaction.
 *
 * <p>Its length: it names every table that holds personal data.
 */
final class Forgetting {
    /** No country has such numbers (ITU has assigned no code 999); what follows tells erased phones apart. */
    private static final long NOBODYS = 999_000_000_000_000L;

    private static final long APART = 1_000_000_000_000L;

    private final DSLContext tx;
    private final ClientId client;
    private final List<Long> leads;

    Forgetting(DSLContext tx, ClientId client, List<Long> leads) {
        this.tx = tx;
        this.client = client;
        this.leads = leads;
    }

    /** What was forgotten: rows that went or were emptied, and files with voices, to be deleted where they lie. */
    record Forgotten(int rows, List<String> recordings) {}

    /** Where the leads stand in campaigns, locked in the order in which everybody locks them. */
    List<CampaignLeadRecord> lockPlaces() {
        return tx.selectFrom(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(
                        DSL.select(CAMPAIGN.ID).from(CAMPAIGN).where(CAMPAIGN.CLIENT_ID.eq(client.value()))))
                .and(CAMPAIGN_LEAD.LEAD_ID.in(leads))
                .orderBy(CAMPAIGN_LEAD.CAMPAIGN_ID, CAMPAIGN_LEAD.LEAD_ID)
                .forUpdate()
                .fetch();
    }

    /** Whether a call with one of the leads is not over. */
    boolean isAnyInCall() {
        return tx.fetchExists(
                ATTEMPT_OPEN, ATTEMPT_OPEN.CLIENT_ID.eq(client.value()).and(ATTEMPT_OPEN.LEAD_ID.in(leads)));
    }

    /** All numbers that the leads have. */
    List<PhoneNumber> numbers() {
        return List.copyOf(tx.selectDistinct(PHONE.E164)
                .from(PHONE)
                .where(of(PHONE.CLIENT_ID, PHONE.LEAD_ID, leads))
                .fetchSet(PHONE.E164));
    }

    /**
     * Forgets the leads and what is kept of the numbers, and takes the leads out of their campaigns.
     *
     * @param places of the leads, locked
     */
    Forgotten forget(List<CampaignLeadRecord> places, List<PhoneNumber> numbers) {
        List<String> recordings = tx.select(ATTEMPT.RECORDING)
                .from(ATTEMPT)
                .where(of(ATTEMPT.CLIENT_ID, ATTEMPT.LEAD_ID, leads))
                .and(ATTEMPT.RECORDING.isNotNull())
                .fetch(ATTEMPT.RECORDING);
        int rows = rows(numbers) + exports(numbers);
        stop(places);
        return new Forgotten(rows, recordings);
    }

    /** How many rows went or were emptied. */
    private int rows(List<PhoneNumber> numbers) {
        int rows = tx.update(IMPORT_PROBLEM)
                .set(IMPORT_PROBLEM.VALUE, (String) null)
                .where(IMPORT_PROBLEM.CLIENT_ID.eq(client.value()))
                .and(DSL.exists(DSL.selectOne()
                        .from(LEAD)
                        .where(of(LEAD.CLIENT_ID, LEAD.ID, leads))
                        .and(LEAD.IMPORT_RUN_ID.eq(IMPORT_PROBLEM.IMPORT_RUN_ID))
                        .and(LEAD.ROW_NO.eq(IMPORT_PROBLEM.ROW_NO))))
                .execute();
        rows += tx.update(LEAD)
                .set(LEAD.EXTERNAL_ID, (String) null)
                .set(LEAD.FIRST_NAME, (String) null)
                .set(LEAD.LAST_NAME, (String) null)
                .set(LEAD.COMPANY, (String) null)
                .set(LEAD.EMAIL, (String) null)
                .set(LEAD.STREET, (String) null)
                .set(LEAD.CITY, (String) null)
                .set(LEAD.POSTCODE, (String) null)
                .set(LEAD.REGION, (String) null)
                .set(LEAD.NOTE, (String) null)
                .where(of(LEAD.CLIENT_ID, LEAD.ID, leads))
                .execute();
        rows += tx.deleteFrom(LEAD_VALUE)
                .where(of(LEAD_VALUE.CLIENT_ID, LEAD_VALUE.LEAD_ID, leads))
                .execute();
        rows += tx.deleteFrom(LEAD_BEFORE)
                .where(of(LEAD_BEFORE.CLIENT_ID, LEAD_BEFORE.LEAD_ID, leads))
                .execute();
        rows += tx.deleteFrom(CALL_NOTE)
                .where(of(CALL_NOTE.CLIENT_ID, CALL_NOTE.LEAD_ID, leads))
                .execute();
        rows += tx.deleteFrom(ANSWER).where(ofInterviews(leads)).execute();
        rows += tx.deleteFrom(GATE_FINDING)
                .where(of(GATE_FINDING.CLIENT_ID, GATE_FINDING.LEAD_ID, leads))
                .execute();
        rows += tx.update(CALLBACK)
                .set(CALLBACK.NOTE, (String) null)
                .set(
                        CALLBACK.STATE,
                        DSL.when(CALLBACK.STATE.eq("OPEN"), "CANCELLED").otherwise(CALLBACK.STATE))
                .where(of(CALLBACK.CLIENT_ID, CALLBACK.LEAD_ID, leads))
                .execute();
        rows += tx.update(ATTEMPT)
                .set(ATTEMPT.RECORDING, (String) null)
                .where(of(ATTEMPT.CLIENT_ID, ATTEMPT.LEAD_ID, leads))
                .and(ATTEMPT.RECORDING.isNotNull())
                .execute();
        rows += numbers(numbers);
        for (Long phone : tx.select(PHONE.ID)
                .from(PHONE)
                .where(of(PHONE.CLIENT_ID, PHONE.LEAD_ID, leads))
                .fetch(PHONE.ID)) {
            rows += tx.update(PHONE)
                    .set(PHONE.E164, PhoneNumber.ofDigits(NOBODYS + phone % APART))
                    .set(PHONE.IS_VALID, false)
                    .where(PHONE.CLIENT_ID.eq(client.value()))
                    .and(PHONE.ID.eq(phone))
                    .execute();
        }
        return rows;
    }

    /** Own lists, consents, and what opens the ledger's commitments; copies of registers are not ours to change. */
    private int numbers(List<PhoneNumber> numbers) {
        int rows = tx.deleteFrom(CONSENT)
                .where(CONSENT.CLIENT_ID.eq(client.value()))
                .and(CONSENT.E164.in(numbers))
                .execute();
        rows += tx.update(GUEST_CALL)
                .set(GUEST_CALL.E164, PhoneNumber.ofDigits(NOBODYS))
                .set(GUEST_CALL.NAME, "")
                .where(GUEST_CALL.CLIENT_ID.eq(client.value()))
                .and(GUEST_CALL.E164.in(numbers))
                .execute();
        rows += tx.deleteFrom(DNC_ENTRY)
                .where(DNC_ENTRY.CLIENT_ID.eq(client.value()))
                .and(DNC_ENTRY.E164.in(numbers))
                .and(DNC_ENTRY.LIST_ID.in(DSL.select(DNC_LIST.ID)
                        .from(DNC_LIST)
                        .where(DNC_LIST.CLIENT_ID.eq(client.value()))
                        .and(DNC_LIST.REGISTER_RULE.isNull())))
                .execute();
        return rows
                + tx.deleteFrom(LEDGER_SALT)
                        .where(LEDGER_SALT.CLIENT_ID.eq(client.value()))
                        .and(LEDGER_SALT.E164.in(numbers))
                        .execute();
    }

    /** Files for auditors that were asked for by a number: their questions name it, and the files are thrown away. */
    private int exports(List<PhoneNumber> numbers) {
        return numbers.stream()
                .mapToInt(number -> tx.update(REPORT_RUN)
                        .set(REPORT_RUN.QUESTION, "")
                        .set(REPORT_RUN.STATE, ReportRuns.State.DROPPED.name())
                        .set(REPORT_RUN.ENDED_AT, DSL.coalesce(REPORT_RUN.ENDED_AT, REPORT_RUN.ASKED_AT))
                        .where(REPORT_RUN.SCOPE.eq(Long.toString(client.value())))
                        .and(REPORT_RUN.QUESTION.like("%number=" + number.digits() + "%"))
                        .execute())
                .sum();
    }

    private void stop(List<CampaignLeadRecord> places) {
        places.stream().collect(Collectors.groupingBy(CampaignLeadRecord::getCampaignId)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> {
                    var moves = new LeadMoves(tx);
                    moves.blockAll(one.getValue(), SubjectRights.ERASED);
                    moves.count(client.value(), one.getKey(), one.getKey());
                });
    }

    private Condition of(Field<Long> clientOf, Field<Long> leadOf, List<Long> leads) {
        return clientOf.eq(client.value()).and(leadOf.in(leads));
    }

    private Condition ofInterviews(List<Long> leads) {
        return ANSWER.CLIENT_ID
                .eq(client.value())
                .and(ANSWER.INTERVIEW_ID.in(DSL.select(INTERVIEW.ID)
                        .from(INTERVIEW)
                        .where(of(INTERVIEW.CLIENT_ID, INTERVIEW.LEAD_ID, leads))));
    }
}
