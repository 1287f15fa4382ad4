package outdial.imports.job;

import java.util.List;
import outdial.imports.file.Row;
import outdial.sql.ImportRuns;

/** Takes rows into tables, within a transaction of its caller. */
public sealed interface RowSink permits LeadSink, DoNotCallSink {
    /** Writes what the rows hold and why some were not taken; counts every row once. */
    ImportRuns.Counts take(List<Row> rows);
}
