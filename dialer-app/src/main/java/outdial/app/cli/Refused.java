package outdial.app.cli;

/** What was asked can't be done as it was asked; the message says why and what to do. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message, null, false, false);
    }
}
