package outdial.sql;

import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CALL_NOTE;
import static outdial.sql.gen.Tables.CONSENT;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.GATE_FINDING;
import static outdial.sql.gen.Tables.GUEST_CALL;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_VALUE;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONFormat;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/**
 * All that is kept of the person at a number and of the leads that have it. Takes part in the caller's transaction.
 * It and {@link Forgetting} name the same tables: one that is added here is forgotten there.
 */
final class PersonalRows {
    private final DSLContext tx;
    private final ClientId client;
    private final PhoneNumber asked;
    private final List<Long> leads;

    PersonalRows(DSLContext tx, ClientId client, PhoneNumber asked) {
        this.tx = tx;
        this.client = client;
        this.asked = asked;
        this.leads = tx.selectDistinct(PHONE.LEAD_ID)
                .from(PHONE)
                .where(PHONE.CLIENT_ID.eq(client.value()))
                .and(PHONE.E164.eq(asked))
                .fetch(PHONE.LEAD_ID);
    }

    /** By table, as JSON objects. */
    Map<String, String> asJson() {
        var all = new LinkedHashMap<String, String>();
        tables().forEach((table, rows) -> all.put(table, json(rows)));
        return all;
    }

    private static String json(Select<? extends Record> rows) {
        return rows.fetch()
                .formatJSON(JSONFormat.DEFAULT_FOR_RECORDS.header(false).recordFormat(JSONFormat.RecordFormat.OBJECT));
    }

    /** Each table that holds something of the person. */
    private Map<String, Select<? extends Record>> tables() {
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
                        .and(GUEST_CALL.E164.eq(asked)));
        tables.put(
                "consent",
                tx.selectFrom(CONSENT)
                        .where(CONSENT.CLIENT_ID.eq(client.value()))
                        .and(CONSENT.E164.eq(asked)));
        tables.put(
                "dnc_entry",
                tx.selectFrom(DNC_ENTRY)
                        .where(DNC_ENTRY.CLIENT_ID.eq(client.value()))
                        .and(DNC_ENTRY.E164.eq(asked)));
        return tables;
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
