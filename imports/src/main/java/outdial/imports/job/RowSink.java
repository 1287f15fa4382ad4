package outdial.imports.job;

import java.util.List;
import outdial.imports.file.Row;
import outdial.sql.ImportRuns;

/** Takes rows into tables, within a transaction of its caller. {@code P} is what a row is understood as. */
public sealed interface RowSink<P> permits LeadSink, DoNotCallSink, ConsentSink {
    /** What the row says by itself. Pure, and called on another thread than {@link #take}. */
    P understand(Row row);

    /** Writes what the rows hold and why some were not taken; counts every row once. */
    ImportRuns.Counts take(List<P> rows);

    /**
     * The same in two: decides now as far as it can, on the thread of {@link #understand} and in no transaction, while the
     * rows given before may not be written yet. Decisions are written in the order in which they were made, or the later
     * ones not at all.
     */
    default Decision ahead(List<P> rows) {
        return () -> take(rows);
    }

    /** Rows of which is decided what becomes of them, to be written in a transaction of the caller. */
    @FunctionalInterface
    interface Decision {
        ImportRuns.Counts write();
    }
}
