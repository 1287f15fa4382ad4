package outdial.app.loop;

/** The connection broke while a transaction was being committed: whether it was written is to be read, not guessed. */
public final class CommitUnknown extends Exception {
    private static final long serialVersionUID = 1L;

    public CommitUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}
