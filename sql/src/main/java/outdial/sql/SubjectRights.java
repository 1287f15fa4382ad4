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
import static outdial.sql.gen.Tables.LEGAL_HOLD;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONFormat;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * What a person may ask of one client, by their number: a copy of all that is kept, that they not be called, and that
 * they be erased. Each deed is one transaction with a row of the ledger and of the audit.
 *
 * <p>Its length: it names every table that holds personal data, for the copy and for the erasure side by side.
 */
public final class SubjectRights {
    /** Why an erased lead is never called again. */
    static final String ERASED = "ERASED";

    /** No country has such numbers (ITU has assigned no code 999); what follows tells erased phones apart. */
    private static final long NOBODYS = 999_000_000_000_000L;

    private static final long APART = 1_000_000_000_000L;

    private final DSLContext dsl;
    private final ClientId client;

    public SubjectRights(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /** What came of an erasure. */
    public sealed interface Outcome {
        /**
         * Done, and the ledger still verifies.
         *
         * @param recordings files with the person's voice, to be deleted where they lie
         */
        record Erased(int leads, int numbers, List<String> recordings) implements Outcome {}

        /** Somebody has said that it must be kept. */
        record Held(String reason) implements Outcome {}

        /** A call with the person is not over; nothing was erased. */
        record InCall() implements Outcome {}

        /** Nothing is kept; the number is not called in future all the same. */
        record NothingKept() implements Outcome {}
    }

    /** Keeps what there is of a number, whatever is asked, until {@link #lift}. */
    public void hold(PhoneNumber number, String reason, Instant at) {
        dsl.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.insertInto(LEGAL_HOLD, LEGAL_HOLD.fields())
                    .values(client.value(), number, reason, at)
                    .onDuplicateKeyUpdate()
                    .set(LEGAL_HOLD.REASON, reason)
                    .execute();
            note(tx, "hold", List.of(number), true, at);
        });
    }

    /** Whether there was a hold to lift. */
    public boolean lift(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            boolean lifted = tx.deleteFrom(LEGAL_HOLD)
                            .where(LEGAL_HOLD.CLIENT_ID.eq(client.value()))
                            .and(LEGAL_HOLD.E164.eq(number))
                            .execute()
                    == 1;
            if (lifted) {
                note(tx, "lift", List.of(number), true, at);
            }
            return lifted;
        });
    }

    /** The person is not called by the client any more; whether that was news. */
    public boolean object(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            boolean news = new DoNotCalls(tx, client).optOut(number, "OBJECTION", at);
            note(tx, "object", List.of(number), true, at);
            return news;
        });
    }

    /** All that is kept of the number and of the leads that have it, by table, as JSON objects. */
    public Map<String, String> copy(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<Long> leads = leads(tx, number);
            var all = new LinkedHashMap<String, String>();
            personal(tx, leads, number).forEach((table, rows) -> all.put(table, json(rows)));
            note(tx, "copy", List.of(number), true, at);
            return all;
        });
    }

    private static String json(Select<? extends Record> rows) {
        return rows.fetch()
                .formatJSON(JSONFormat.DEFAULT_FOR_RECORDS.header(false).recordFormat(JSONFormat.RecordFormat.OBJECT));
    }

    /** Each table that holds something of the person. */
    private Map<String, Select<? extends Record>> personal(DSLContext tx, List<Long> leads, PhoneNumber number) {
        var tables = new LinkedHashMap<String, Select<? extends Record>>();
        tables.put("lead", tx.selectFrom(LEAD).where(of(LEAD.CLIENT_ID, LEAD.ID, leads)));
        tables.put("lead_value", tx.selectFrom(LEAD_VALUE).where(of(LEAD_VALUE.CLIENT_ID, LEAD_VALUE.LEAD_ID, leads)));
        tables.put("phone", tx.selectFrom(PHONE).where(of(PHONE.CLIENT_ID, PHONE.LEAD_ID, leads)));
        tables.put("attempt", tx.selectFrom(ATTEMPT).where(of(ATTEMPT.CLIENT_ID, ATTEMPT.LEAD_ID, leads)));
        tables.put("call_note", tx.selectFrom(CALL_NOTE).where(of(CALL_NOTE.CLIENT_ID, CALL_NOTE.LEAD_ID, leads)));
        tables.put("callback", tx.selectFrom(CALLBACK).where(of(CALLBACK.CLIENT_ID, CALLBACK.LEAD_ID, leads)));
        tables.put("interview", tx.selectFrom(INTERVIEW).where(of(INTERVIEW.CLIENT_ID, INTERVIEW.LEAD_ID, leads)));
        tables.put("answer", tx.selectFrom(ANSWER).where(ofInterviews(leads)));
        tables.put(
                "sales_order", tx.selectFrom(SALES_ORDER).where(of(SALES_ORDER.CLIENT_ID, SALES_ORDER.LEAD_ID, leads)));
        tables.put(
                "gate_finding",
                tx.selectFrom(GATE_FINDING).where(of(GATE_FINDING.CLIENT_ID, GATE_FINDING.LEAD_ID, leads)));
        tables.put(
                "guest_call",
                tx.selectFrom(GUEST_CALL)
                        .where(GUEST_CALL.CLIENT_ID.eq(client.value()))
                        .and(GUEST_CALL.E164.eq(number)));
        tables.put(
                "consent",
                tx.selectFrom(CONSENT)
                        .where(CONSENT.CLIENT_ID.eq(client.value()))
                        .and(CONSENT.E164.eq(number)));
        tables.put(
                "dnc_entry",
                tx.selectFrom(DNC_ENTRY)
                        .where(DNC_ENTRY.CLIENT_ID.eq(client.value()))
                        .and(DNC_ENTRY.E164.eq(number)));
        return tables;
    }

    /**
     * Erases the person: all personal data of every lead that has the number goes, with what opens the ledger's
     * commitments; a keyed hash of each of their numbers stays, so that none is called when it is imported again. Orders
     * stay, for the law on accounts wants them, with nobody's name.
     */
    public Outcome erase(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Optional<String> held = tx.select(LEGAL_HOLD.REASON)
                    .from(LEGAL_HOLD)
                    .where(LEGAL_HOLD.CLIENT_ID.eq(client.value()))
                    .and(LEGAL_HOLD.E164.eq(number))
                    .fetchOptional(LEGAL_HOLD.REASON);
            if (held.isPresent()) {
                return new Outcome.Held(held.get());
            }
            List<Long> leads = leads(tx, number);
            List<CampaignLeadRecord> places = lockPlaces(tx, leads);
            if (tx.fetchExists(
                    ATTEMPT_OPEN, ATTEMPT_OPEN.CLIENT_ID.eq(client.value()).and(ATTEMPT_OPEN.LEAD_ID.in(leads)))) {
                return new Outcome.InCall();
            }
            List<PhoneNumber> numbers = numbers(tx, leads, number);
            new Suppressions(tx, client).add(numbers, at);
            List<String> recordings = tx.select(ATTEMPT.RECORDING)
                    .from(ATTEMPT)
                    .where(of(ATTEMPT.CLIENT_ID, ATTEMPT.LEAD_ID, leads))
                    .and(ATTEMPT.RECORDING.isNotNull())
                    .fetch(ATTEMPT.RECORDING);
            int kept = forget(tx, leads, numbers);
            stop(tx, places);
            note(tx, "erase", numbers, false, at);
            return leads.isEmpty() && kept == 0
                    ? new Outcome.NothingKept()
                    : new Outcome.Erased(leads.size(), numbers.size(), recordings);
        });
    }

    private List<Long> leads(DSLContext tx, PhoneNumber number) {
        return tx.selectDistinct(PHONE.LEAD_ID)
                .from(PHONE)
                .where(PHONE.CLIENT_ID.eq(client.value()))
                .and(PHONE.E164.eq(number))
                .fetch(PHONE.LEAD_ID);
    }

    private List<PhoneNumber> numbers(DSLContext tx, List<Long> leads, PhoneNumber asked) {
        var numbers = tx.selectDistinct(PHONE.E164)
                .from(PHONE)
                .where(of(PHONE.CLIENT_ID, PHONE.LEAD_ID, leads))
                .fetchSet(PHONE.E164);
        numbers.add(asked);
        return List.copyOf(numbers);
    }

    private List<CampaignLeadRecord> lockPlaces(DSLContext tx, List<Long> leads) {
        return tx.selectFrom(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(
                        DSL.select(CAMPAIGN.ID).from(CAMPAIGN).where(CAMPAIGN.CLIENT_ID.eq(client.value()))))
                .and(CAMPAIGN_LEAD.LEAD_ID.in(leads))
                .orderBy(CAMPAIGN_LEAD.CAMPAIGN_ID, CAMPAIGN_LEAD.LEAD_ID)
                .forUpdate()
                .fetch();
    }

    /** How many rows went or were emptied. */
    private int forget(DSLContext tx, List<Long> leads, List<PhoneNumber> numbers) {
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
        rows += forgetNumbers(tx, numbers);
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
    private int forgetNumbers(DSLContext tx, List<PhoneNumber> numbers) {
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

    private void stop(DSLContext tx, List<CampaignLeadRecord> places) {
        places.stream().collect(Collectors.groupingBy(CampaignLeadRecord::getCampaignId)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> {
                    var moves = new LeadMoves(tx);
                    moves.blockAll(one.getValue(), ERASED);
                    moves.count(client.value(), one.getKey(), one.getKey());
                });
    }

    /** In the chain of the client's first floor. */
    private void note(DSLContext tx, String right, List<PhoneNumber> numbers, boolean opened, Instant at) {
        int floor = tx
                .selectDistinct(CAMPAIGN.FLOOR_ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                .fetch(CAMPAIGN.FLOOR_ID)
                .stream()
                .min(Comparator.naturalOrder())
                .orElse(1);
        new Audit(tx, client)
                .note(Optional.empty(), "RIGHT_" + right.toUpperCase(java.util.Locale.ROOT), "person", "", at);
        new LedgerChain(tx, client, new FloorId(floor)).exercised(right, numbers, opened, at);
    }

    private Condition of(org.jooq.Field<Long> clientOf, org.jooq.Field<Long> leadOf, List<Long> leads) {
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
