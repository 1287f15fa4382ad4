package outdial.compliance.check;

/** A file without the columns that every row needs, or without any. */
public final class NoTable extends Exception {
    NoTable(String reason) {
        super(reason);
    }
}
