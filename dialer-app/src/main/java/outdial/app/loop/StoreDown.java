package outdial.app.loop;

/** The store can't be reached or refuses to write, and nothing was written; the message says what to do. */
public final class StoreDown extends Exception {
    private static final long serialVersionUID = 1L;

    public StoreDown(String message) {
        super(message);
    }

    public StoreDown(String message, Throwable cause) {
        super(message, cause);
    }
}
