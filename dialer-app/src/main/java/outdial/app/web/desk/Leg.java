package outdial.app.web.desk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an agent is heard, as their page is told.
 *
 * @param by what they have chosen
 * @param state of the phone that was chosen; {@link State#NONE} for the page, whose softphone tells itself
 * @param why the word {@code desk.leg.no.<why>} of a ring that was refused
 */
public record Leg(By by, State state, @Nullable String why) {
    /** Of who begins in the page, and of who has not begun. */
    public static final Leg PAGE = new Leg(By.PAGE, State.NONE, null);

    /** What an agent speaks into. */
    public enum By {
        PAGE,
        DESK_PHONE,
        NUMBER
    }

    /** How the phone stands. */
    public enum State {
        NONE,
        RINGING,
        HERE,
        /** It was up and was hung up, or its call broke. */
        GONE,
        UNANSWERED,
        REFUSED
    }

    Leg(By by, State state) {
        this(by, state, null);
    }

    /** It rings, or is about to. */
    public static Leg ringing(By by) {
        return new Leg(by, State.RINGING);
    }

    /** The same, whose phone is up. */
    public Leg here() {
        return new Leg(by, State.HERE);
    }

    /** The same, whose phone is not up any more, or did not come. */
    public Leg gone() {
        return new Leg(by, state == State.HERE || state == State.GONE ? State.GONE : State.UNANSWERED);
    }

    /** The same, which may not ring. */
    public Leg refused(String word) {
        return new Leg(by, State.REFUSED, word);
    }

    /**
     * What an agent may choose besides their page.
     *
     * @param deskPhone the name of their phone
     * @param number as it is written out
     */
    public record Choice(
            @Nullable String deskPhone, @Nullable String number) {
        public static Choice of(Optional<String> deskPhone, Optional<String> number) {
            return new Choice(deskPhone.orElse(null), number.orElse(null));
        }
    }
}
