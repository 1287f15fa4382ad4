package outdial.sql;

import static outdial.sql.gen.Tables.CALLER_EVIDENCE;
import static outdial.sql.gen.Tables.CALLER_NUMBER;
import static outdial.sql.gen.Tables.CLIENT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import outdial.compliance.direction.CallerEvidence;
import outdial.compliance.direction.CallerRights;
import outdial.compliance.pack.CallKind;
import outdial.model.ClientId;

/**
 * Evidence of one client's rights to show its numbers: table {@code caller_evidence}. Rows are never deleted. In the
 * caller's transaction.
 */
public final class CallerEvidences {
    private final DSLContext dsl;
    private final ClientScope scope;

    public CallerEvidences(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.scope = new ClientScope(dsl, client);
    }

    /** Evidence as it is kept, with who put it down and who withdrew it. */
    public record Kept(
            long id,
            long callerNumber,
            CallerEvidence evidence,
            String enteredBy,
            Instant entered,
            Optional<String> withdrawnBy) {}

    /** Puts it down for the client's number of that id, which must be the evidence's. */
    public void add(long callerNumber, CallerEvidence evidence, String by, Instant at) {
        scope.insertInto(CALLER_EVIDENCE)
                .set(CALLER_EVIDENCE.CALLER_NUMBER_ID, callerNumber)
                .set(CALLER_EVIDENCE.COUNTRY, evidence.country().orElse(null))
                .set(
                        CALLER_EVIDENCE.PURPOSE,
                        evidence.purpose().map(CallKind::name).orElse(null))
                .set(CALLER_EVIDENCE.DOCUMENT, evidence.document())
                .set(CALLER_EVIDENCE.VALID_FROM_ON, evidence.from())
                .set(CALLER_EVIDENCE.VALID_UNTIL_ON, evidence.until().orElse(null))
                .set(CALLER_EVIDENCE.ENTERED_NAME, by)
                .set(CALLER_EVIDENCE.ENTERED_AT, at)
                .execute();
        changed("caller-evidence", evidence, by, at);
    }

    /** Withdraws it; whether it stood until now. */
    public boolean withdraw(long id, String by, Instant at) {
        boolean withdrawn = scope.update(
                        CALLER_EVIDENCE,
                        Map.of(CALLER_EVIDENCE.WITHDRAWN_AT, at, CALLER_EVIDENCE.WITHDRAWN_NAME, by),
                        CALLER_EVIDENCE.ID.eq(id).and(CALLER_EVIDENCE.WITHDRAWN_AT.isNull()))
                == 1;
        if (withdrawn) {
            find(id).ifPresent(kept -> changed("caller-evidence-withdrawn", kept.evidence(), by, at));
        }
        return withdrawn;
    }

    /** Whether numbers without evidence may not be shown. */
    public void demand(boolean demanded, String by, Instant at) {
        dsl.update(CLIENT)
                .set(CLIENT.DEMANDS_EVIDENCE, demanded)
                .where(CLIENT.ID.eq(scope.client().value()))
                .execute();
        new DirectionChanges(dsl)
                .changed(
                        Optional.of(scope.client()),
                        "caller-evidence-demanded",
                        Map.of("demanded", String.valueOf(demanded), "by", by),
                        at);
    }

    private void changed(String what, CallerEvidence evidence, String by, Instant at) {
        new DirectionChanges(dsl)
                .changed(
                        Optional.of(scope.client()),
                        what,
                        Map.of(
                                "caller", evidence.number().e164(),
                                "country", evidence.country().orElse("all"),
                                "purpose",
                                        evidence.purpose().map(CallKind::name).orElse("all"),
                                "document", evidence.document(),
                                "from", evidence.from().toString(),
                                "until", evidence.until().map(String::valueOf).orElse("open"),
                                "by", by),
                        at);
    }

    public Optional<Kept> find(long id) {
        return list().stream().filter(one -> one.id() == id).findFirst();
    }

    /** All of the client's, withdrawn ones too, the newest first. */
    public List<Kept> list() {
        return scope.dsl()
                .select(CALLER_EVIDENCE.fields())
                .select(CALLER_NUMBER.E164)
                .from(CALLER_EVIDENCE)
                .join(CALLER_NUMBER)
                .on(CALLER_NUMBER.CLIENT_ID.eq(CALLER_EVIDENCE.CLIENT_ID))
                .and(CALLER_NUMBER.ID.eq(CALLER_EVIDENCE.CALLER_NUMBER_ID))
                .where(scope.of(CALLER_EVIDENCE))
                .orderBy(CALLER_EVIDENCE.ID.desc())
                .fetch(CallerEvidences::kept);
    }

    /** What stands. */
    public CallerRights rights() {
        return new CallerRights(
                dsl.fetchExists(CLIENT, CLIENT.ID.eq(scope.client().value()).and(CLIENT.DEMANDS_EVIDENCE.isTrue())),
                list().stream()
                        .filter(one -> one.withdrawnBy().isEmpty())
                        .map(Kept::evidence)
                        .toList());
    }

    private static Kept kept(Record row) {
        return new Kept(
                row.get(CALLER_EVIDENCE.ID),
                row.get(CALLER_EVIDENCE.CALLER_NUMBER_ID),
                new CallerEvidence(
                        row.get(CALLER_NUMBER.E164),
                        Optional.ofNullable(row.get(CALLER_EVIDENCE.COUNTRY)),
                        Optional.ofNullable(row.get(CALLER_EVIDENCE.PURPOSE)).map(CallKind::valueOf),
                        row.get(CALLER_EVIDENCE.DOCUMENT),
                        row.get(CALLER_EVIDENCE.VALID_FROM_ON),
                        Optional.ofNullable(row.get(CALLER_EVIDENCE.VALID_UNTIL_ON))),
                row.get(CALLER_EVIDENCE.ENTERED_NAME),
                row.get(CALLER_EVIDENCE.ENTERED_AT),
                Optional.ofNullable(row.get(CALLER_EVIDENCE.WITHDRAWN_NAME)));
    }
}
