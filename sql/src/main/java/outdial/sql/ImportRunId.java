package outdial.sql;

/** One reading of one file into the tables. */
public record ImportRunId(long value) {
    public ImportRunId {
        if (value <= 0) {
            throw new IllegalArgumentException("ImportRunId must be positive: " + value);
        }
    }
}
