package outdial.sql;

import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * What a person may ask of one client, by their number: a copy of all that is kept, that they not be called, and that
 * they be erased. Each deed is one transaction with a row of the ledger and of the audit.
 */
public final class SubjectRights {
    /** Why an erased lead is never called again. */
    static final String ERASED = "ERASED";

    private final DSLContext dsl;
    private final ClientId client;
    private final Optional<Long> by;

    public SubjectRights(DSLContext dsl, ClientId client) {
        this(dsl, client, Optional.empty());
    }

    /** Rights as somebody of the office grants them. */
    public SubjectRights(DSLContext dsl, ClientId client, Optional<Long> by) {
        this.dsl = dsl;
        this.client = client;
        this.by = by;
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
            new Holds(tx, client).hold(number, reason, at);
            rightsLog(tx).note("hold", List.of(number), true, at);
        });
    }

    /** Whether there was a hold to lift. */
    public boolean lift(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            boolean lifted = new Holds(tx, client).lift(number);
            if (lifted) {
                rightsLog(tx).note("lift", List.of(number), true, at);
            }
            return lifted;
        });
    }

    /** The person is not called by the client any more; whether that was news. */
    public boolean object(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            boolean news = new DoNotCalls(tx, client).optOut(number, "OBJECTION", at);
            rightsLog(tx).note("object", List.of(number), true, at);
            return news;
        });
    }

    /** All that is kept of the number and of the leads that have it, by table, as JSON objects. */
    public Map<String, String> copy(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Map<String, String> all = new PersonalRows(tx, client, number).asJson();
            rightsLog(tx).note("copy", List.of(number), true, at);
            return all;
        });
    }

    /**
     * Erases the person: all personal data of every lead that has the number goes, with what opens the ledger's
     * commitments; a keyed hash of each of their numbers stays, so that none is called when it is imported again. Orders
     * stay, for the law on accounts wants them, with nobody's name.
     */
    public Outcome erase(PhoneNumber number, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Optional<String> held = new Holds(tx, client).reason(number);
            if (held.isPresent()) {
                return new Outcome.Held(held.get());
            }
            List<Long> leads = tx.selectDistinct(PHONE.LEAD_ID)
                    .from(PHONE)
                    .where(PHONE.CLIENT_ID.eq(client.value()))
                    .and(PHONE.E164.eq(number))
                    .fetch(PHONE.LEAD_ID);
            var forgetting = new Forgetting(tx, client, leads);
            List<CampaignLeadRecord> places = forgetting.lockPlaces();
            if (forgetting.isAnyInCall()) {
                return new Outcome.InCall();
            }
            var numbers = new LinkedHashSet<>(forgetting.numbers());
            numbers.add(number);
            new Suppressions(tx, client).add(numbers, at);
            Forgetting.Forgotten forgotten = forgetting.forget(places, List.copyOf(numbers));
            rightsLog(tx).note("erase", List.copyOf(numbers), false, at);
            return leads.isEmpty() && forgotten.rows() == 0
                    ? new Outcome.NothingKept()
                    : new Outcome.Erased(leads.size(), numbers.size(), forgotten.recordings());
        });
    }

    private RightsLog rightsLog(DSLContext tx) {
        return new RightsLog(tx, client, by);
    }
}
