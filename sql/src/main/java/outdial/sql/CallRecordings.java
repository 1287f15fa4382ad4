package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;

import org.jooq.DSLContext;
import outdial.model.AttemptId;
import outdial.model.ClientId;

/** Which attempts were recorded: column {@code attempt.recording}. Takes part in the caller's transaction. */
public final class CallRecordings {
    private final DSLContext dsl;

    public CallRecordings(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Notes the name of an attempt's file, unless one is noted already; whether it was new. */
    public boolean note(AttemptId attempt, String file) {
        return dsl.update(ATTEMPT)
                        .set(ATTEMPT.RECORDING, file)
                        .where(ATTEMPT.ID.eq(attempt.value()))
                        .and(ATTEMPT.RECORDING.isNull())
                        .execute()
                > 0;
    }

    /** Whether the attempt was made for this client. */
    public boolean isOf(ClientId client, AttemptId attempt) {
        return dsl.fetchExists(ATTEMPT, ATTEMPT.ID.eq(attempt.value()).and(ATTEMPT.CLIENT_ID.eq(client.value())));
    }
}
