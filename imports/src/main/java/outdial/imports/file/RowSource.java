package outdial.imports.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A file being read from its first row to its last. One thread; close it. */
public sealed interface RowSource extends Closeable permits CsvRows, XlsxRows {
    /**
     * The next row, blank ones included; empty after the last.
     *
     * @throws UnreadableFile when what follows can't be read as rows
     */
    Optional<Row> next() throws IOException;
}
