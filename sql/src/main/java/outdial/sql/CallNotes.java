package outdial.sql;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.when;
import static outdial.sql.gen.Tables.CALL_NOTE;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.LeadId;

/**
 * What agents noted in calls: table {@code call_note}. Takes part in the caller's transaction. Every save may be
 * repeated or come late: the highest count of the browser wins.
 */
public final class CallNotes {
    /** Characters that fit. */
    public static final int LONGEST = 4000;

    private final ClientScope scope;

    public CallNotes(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * A call's note.
     *
     * @param seq the browser's own count of saves
     */
    public record Note(AttemptId attempt, LeadId lead, AgentId agent, long seq, String text) {}

    /** Keeps the note unless a later one is there. */
    public void save(Note note, Instant at) {
        var isLater = excluded(CALL_NOTE.SEQ).gt(CALL_NOTE.SEQ);
        scope.insertInto(CALL_NOTE)
                .set(CALL_NOTE.ATTEMPT_ID, note.attempt().value())
                .set(CALL_NOTE.LEAD_ID, note.lead().value())
                .set(CALL_NOTE.AGENT_ID, note.agent().value())
                .set(CALL_NOTE.SEQ, note.seq())
                .set(CALL_NOTE.NOTE, note.text())
                .set(CALL_NOTE.NOTED_AT, at)
                .onDuplicateKeyUpdate()
                // The count comes last: the servers assign from left to right.
                .set(CALL_NOTE.NOTE, when(isLater, excluded(CALL_NOTE.NOTE)).otherwise(CALL_NOTE.NOTE))
                .set(
                        CALL_NOTE.NOTED_AT,
                        when(isLater, excluded(CALL_NOTE.NOTED_AT)).otherwise(CALL_NOTE.NOTED_AT))
                .set(CALL_NOTE.SEQ, greatest(CALL_NOTE.SEQ, excluded(CALL_NOTE.SEQ)))
                .execute();
    }

    public Optional<String> of(AttemptId attempt) {
        return scope.selectFrom(CALL_NOTE)
                .and(CALL_NOTE.ATTEMPT_ID.eq(attempt.value()))
                .fetchOptional(CALL_NOTE.NOTE);
    }
}
