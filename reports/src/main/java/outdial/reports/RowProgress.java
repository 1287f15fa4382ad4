package outdial.reports;

/** Told how far a file is, on the thread that writes it and for every row: take little time. */
@FunctionalInterface
public interface RowProgress {
    /** Tells nobody. */
    RowProgress NONE = (_, _) -> {};

    /** Row {@code done} of {@code all} is being written; whatever this throws ends the writing. */
    void at(long done, long all);
}
