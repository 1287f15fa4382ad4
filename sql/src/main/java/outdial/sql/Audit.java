package outdial.sql;

import static outdial.sql.gen.Tables.AUDIT_EVENT;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
     * A deed as it was noted.
     *
     * @param user the account's id; empty for the program itself
     */
    public record Deed(
            ClientId client, long id, Instant at, Optional<Long> user, String action, String subject, String detail) {}

    /**
     * Deeds concerning the clients within reach, the newest first.
     *
     * @param before ids below this one
     */
    public static List<Deed> newest(DSLContext dsl, Reach reach, long before, int most) {
        return dsl.selectFrom(AUDIT_EVENT)
                .where(reach.over(AUDIT_EVENT.CLIENT_ID))
                .and(AUDIT_EVENT.ID.lt(before))
                .orderBy(AUDIT_EVENT.ID.desc())
                .limit(most)
                .fetch(row -> new Deed(
                        new ClientId(row.getClientId()),
                        row.getId(),
                        row.getAt(),
                        Optional.ofNullable(row.getUserId()),
                        row.getAction(),
                        row.getSubject(),
                        Objects.requireNonNullElse(row.getDetail(), "")));
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
