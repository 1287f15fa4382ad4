package outdial.app.lab;

/** A scenario file that can't be played as it is written; the message says where, why and what would do. */
public final class BadScenario extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadScenario(String file, String place, String what) {
        super(file + (place.isEmpty() ? "" : ", " + place) + ": " + what + " Nothing was played.", null, false, false);
    }
}
