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
 * @param updated those of the duplicates that changed a lead
 * @param rejectedRows a file of the rejected rows with a column of reasons, if there are any; mended, it can be
 *     imported itself
 * @param troubles the rejected rows by what is wrong with them, the largest group first
 * @param remarks sentences: what the file was taken for, what its columns were taken for, what else to know
 */
public record ImportReceipt(
        ImportRunId run,
        long read,
        long accepted,
        long rejected,
        long duplicates,
        long updated,
        Optional<Path> rejectedRows,
        List<Trouble> troubles,
        List<String> remarks)
        implements ImportResult {
    public ImportReceipt {
        troubles = List.copyOf(troubles);
        remarks = List.copyOf(remarks);
    }
}
