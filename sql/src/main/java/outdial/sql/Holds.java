package outdial.sql;

import static outdial.sql.gen.Tables.LEGAL_HOLD;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/** What must be kept whatever is asked: table {@code legal_hold}. Takes part in the caller's transaction. */
public final class Holds {
    private final ClientScope scope;

    public Holds(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** One that stands. */
    public record Hold(PhoneNumber number, String reason, Instant since) {}

    /** All that stand, the newest first. */
    public List<Hold> all() {
        return scope.selectFrom(LEGAL_HOLD)
                .orderBy(LEGAL_HOLD.HELD_AT.desc(), LEGAL_HOLD.E164)
                .fetch(row -> new Hold(row.getE164(), row.getReason(), row.getHeldAt()));
    }

    /** Why what is kept of the number must be kept, if it must. */
    Optional<String> reason(PhoneNumber number) {
        return scope.selectFrom(LEGAL_HOLD).and(LEGAL_HOLD.E164.eq(number)).fetchOptional(LEGAL_HOLD.REASON);
    }

    boolean isAnyHeld(Collection<PhoneNumber> numbers) {
        return scope.dsl().fetchExists(LEGAL_HOLD, scope.of(LEGAL_HOLD).and(LEGAL_HOLD.E164.in(numbers)));
    }

    void hold(PhoneNumber number, String reason, Instant at) {
        scope.insertInto(LEGAL_HOLD)
                .set(LEGAL_HOLD.E164, number)
                .set(LEGAL_HOLD.REASON, reason)
                .set(LEGAL_HOLD.HELD_AT, at)
                .onDuplicateKeyUpdate()
                .set(LEGAL_HOLD.REASON, reason)
                .execute();
    }

    /** Whether there was one. */
    boolean lift(PhoneNumber number) {
        return scope.delete(LEGAL_HOLD, LEGAL_HOLD.E164.eq(number)) == 1;
    }
}
