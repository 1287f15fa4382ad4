package outdial.app.telephony;

/** The exchange can't be reached or refuses us; the message says which and what to do. */
public final class TelephonyDown extends Exception {
    private static final long serialVersionUID = 1L;

    public TelephonyDown(String message) {
        super(message);
    }

    public TelephonyDown(String message, Throwable cause) {
        super(message, cause);
    }
}
