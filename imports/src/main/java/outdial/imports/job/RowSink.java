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
}
