package outdial.sql;

import static outdial.sql.gen.Tables.AUDIT_EVENT;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;

/** Who changed what: table {@code audit_event}, which is only ever added to. Takes part in the caller's transaction. */
public final class Audit {
    private final ClientScope scope;

    public Audit(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * Notes a deed.
     *
     * @param user the account's id; empty for the program itself
     * @param action in capitals, for example {@code CAMPAIGN_PAUSED}
     * @param subject to what, for example {@code campaign 12}
     * @param detail for people; no telephone number and no password
     */
    public void note(Optional<Long> user, String action, String subject, String detail, Instant at) {
        scope.insertInto(AUDIT_EVENT)
                .set(AUDIT_EVENT.AT, at)
                .set(AUDIT_EVENT.USER_ID, user.orElse(null))
                .set(AUDIT_EVENT.ACTION, action)
                .set(AUDIT_EVENT.SUBJECT, subject)
                .set(AUDIT_EVENT.DETAIL, detail.isEmpty() ? null : detail)
                .execute();
    }
}
