package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CLIENT;

import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.AttemptId;
import outdial.model.ClientId;

/**
 * What holds for somebody who gets into an agent's call: for whom it is made, and whether the agent is told. Takes part
 * in the caller's transaction.
 */
public final class Supervisions {
    private final DSLContext dsl;

    public Supervisions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** When agents are told that somebody is in on their call. */
    public enum Told {
        NEVER,
        /** When the person speaks with both. */
        BARGE,
        ALWAYS
    }

    /** The client for whom a call is made, and what that client wants agents to know. */
    public record Call(ClientId client, Told told) {}

    /** Whose call it is; empty once it is over and done with. Only live calls are looked through. */
    public Optional<Call> call(AttemptId attempt) {
        return dsl.select(CLIENT.ID, CLIENT.SUPERVISION_TOLD)
                .from(ATTEMPT_OPEN)
                .join(CLIENT)
                .on(CLIENT.ID.eq(ATTEMPT_OPEN.CLIENT_ID))
                .where(ATTEMPT_OPEN.ATTEMPT_ID.eq(attempt.value()))
                .fetchOptional(row -> new Call(new ClientId(row.value1()), Told.valueOf(row.value2())));
    }

    /** What the client has chosen. */
    public Told told(ClientId client) {
        return Told.valueOf(
                dsl.fetchSingle(CLIENT, CLIENT.ID.eq(client.value())).getSupervisionTold());
    }

    public void choose(ClientId client, Told told) {
        dsl.update(CLIENT)
                .set(CLIENT.SUPERVISION_TOLD, told.name())
                .where(CLIENT.ID.eq(client.value()))
                .execute();
    }
}
