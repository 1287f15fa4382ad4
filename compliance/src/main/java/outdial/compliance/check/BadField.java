package outdial.compliance.check;

/** A field of a row that can't be read: which column, and why. */
final class BadField extends Exception {
    private final String column;

    BadField(String column, String reason) {
        super(reason);
        this.column = column;
    }

    String column() {
        return column;
    }
}
