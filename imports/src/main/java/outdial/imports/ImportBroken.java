package outdial.imports;

import outdial.sql.ImportRunId;

/** The import stopped half way; what was read stays, and the same command goes on from there. */
public final class ImportBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportBroken(ImportRunId run, Throwable cause) {
        super(
                "Import run " + run.value() + " stopped: " + cause.getMessage()
                        + ". The rows read so far are safe. Give the same command again to go on from there.",
                cause);
    }
}
