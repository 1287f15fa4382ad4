package outdial.app.web.door;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.sql.Audit;

/** Makes a member's change: one transaction, with a row in the audit log for each deed. Safe on any thread. */
public final class Changes {
    private final DSLContext sql;
    private final InstantSource clock;

    public Changes(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Writes a deed down; see {@link Audit#note}. */
    @FunctionalInterface
    public interface Note {
        void down(String action, String subject, String detail);
    }

    /**
     * Runs {@code change} in a transaction.
     *
     * @param client whose rows are changed
     */
    public <T> T make(Member member, ClientId client, BiFunction<DSLContext, Note, T> change) {
        return sql.transactionResult(transaction -> {
            var audit = new Audit(transaction.dsl(), client);
            return change.apply(
                    transaction.dsl(),
                    (action, subject, detail) ->
                            audit.note(Optional.of(member.id()), action, subject, cut(detail), clock.instant()));
        });
    }

    private static String cut(String detail) {
        return detail.length() <= 2000 ? detail : detail.substring(0, 1999) + "…";
    }
}
