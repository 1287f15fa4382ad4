package outdial.imports;

/** Told about a thousand rows at a time, on the importing thread, before they are committed. */
@FunctionalInterface
public interface Progress {
    /** Rows done of all rows of the file, those of earlier starts included. */
    void rows(long done, long all);
}
