package outdial.reports;

import java.util.function.Consumer;
import org.jooq.DSLContext;

/** One connection that sees the database as it was at its first query, and can change nothing. */
public final class Snapshot {
    private Snapshot() {}

    /** All that {@code reads} reads agrees with itself, however long it takes: totals add up to rows. */
    public static void of(DSLContext db, Consumer<DSLContext> reads) {
        db.transaction(transaction -> {
            DSLContext snapshot = transaction.dsl();
            snapshot.execute("set transaction isolation level repeatable read, read only");
            reads.accept(snapshot);
        });
    }
}
