package outdial.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an import would do, counted by the code that does it; nothing was written but the file of rejected rows.
 * {@code accepted + rejected + duplicates = read}.
 *
 * @param rejectedRows the rows that would be rejected, with a column of reasons, if there are any
 */
public record DryRun(
        long read,
        long accepted,
        long rejected,
        long duplicates,
        Optional<Path> rejectedRows,
        List<Trouble> troubles,
        List<String> remarks)
        implements DryResult {
    public DryRun {
        troubles = List.copyOf(troubles);
        remarks = List.copyOf(remarks);
    }
}
