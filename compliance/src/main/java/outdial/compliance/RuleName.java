package outdial.compliance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every rule of a book, in the order in which they are asked. A book for exercises holds all of them at all times; one
 * for real calls, but those that rule packs answer.
 */
enum RuleName {
    NUMBER_VALID,
    COUNTRY_ALLOWED,
    TYPE_ALLOWED,
    DO_NOT_CALL,
    CAMPAIGN_RUNNING,
    CALLER_NUMBER,
    ATTEMPTS_IN_ALL,
    ATTEMPTS_PER_DAY,
    ATTEMPTS_APART,
    CAMPAIGN_HOURS,
    HOUSE_WINDOW;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether rule packs answer it, so that only a book without them asks it. */
    boolean isLaw() {
        return this == NUMBER_VALID || this == DO_NOT_CALL;
    }

    /** Whether two people may leave it aside for a time: it is the house's own, and only puts calls off. */
    boolean mayBeWaived() {
        return switch (this) {
            case ATTEMPTS_PER_DAY, ATTEMPTS_APART, CAMPAIGN_HOURS, HOUSE_WINDOW -> true;
            case NUMBER_VALID,
                    COUNTRY_ALLOWED,
                    TYPE_ALLOWED,
                    DO_NOT_CALL,
                    CAMPAIGN_RUNNING,
                    CALLER_NUMBER,
                    ATTEMPTS_IN_ALL -> false;
        };
    }

    /** As it stands in books, findings and permits. */
    String text() {
        return text;
    }

    static Optional<RuleName> find(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }
}
