package outdial.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import outdial.sql.ImportRunId;

/**
 * What became of a file's rows: {@code accepted + rejected + duplicates = read}. Over all starts of an import that was
 * stopped and went on.
 *
 * @param read rows below the header that are not blank
 * @param rejectedRows a file of the rejected rows with a column of reasons, if there are any; mended, it can be
 *     imported itself
 * @param remarks sentences: what the file was taken for, what its columns were taken for, what else to know
 */
public record ImportReceipt(
        ImportRunId run,
        long read,
        long accepted,
        long rejected,
        long duplicates,
        Optional<Path> rejectedRows,
        List<String> remarks)
        implements ImportResult {
    public ImportReceipt {
        remarks = List.copyOf(remarks);
    }
}
