package outdial.imports.job;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import outdial.imports.file.LeadFile;
import outdial.imports.file.Row;
import outdial.imports.file.RowSource;

/** The rows of a file that count: those below the header that are not blank. */
public final class RowFeed implements Closeable {
    private final RowSource rows;
    private final long headerRow;

    private RowFeed(RowSource rows, long headerRow) {
        this.rows = rows;
        this.headerRow = headerRow;
    }

    /** From the first row below {@code headerRow}, which is 0 where there is no header. */
    public static RowFeed open(LeadFile file, long headerRow) throws IOException {
        return new RowFeed(file.rows(), headerRow);
    }

    public Optional<Row> next() throws IOException {
        Optional<Row> row = rows.next();
        while (row.isPresent() && (row.get().isBlank() || row.get().no() <= headerRow)) {
            row = rows.next();
        }
        return row;
    }

    /** Passes over rows that were taken before. */
    public void skip(long many) throws IOException {
        for (long i = 0; i < many; i++) {
            next();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
