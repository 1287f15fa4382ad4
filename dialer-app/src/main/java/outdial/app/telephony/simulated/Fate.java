package outdial.app.telephony.simulated;

import java.time.Duration;
import outdial.model.call.Ending;

/**
 * What comes of one call, settled before it is made.
 *
 * @param delay from dialling to the first ring, or to the response of a call that does not ring
 * @param rings whether the called side rings at all
 * @param rung from the first ring to the response; zero when it does not ring
 */
public record Fate(Duration delay, boolean rings, Duration rung, Response response) {
    static Fate refused(Duration delay, Ending ending) {
        return new Fate(delay, false, Duration.ZERO, new Response.Refuses(ending));
    }

    /** How the network or the called side responds. */
    public sealed interface Response {
        /** No answer comes: the call ends so, unless we give up before. */
        record Refuses(Ending ending) implements Response {}

        /** It is picked up. */
        record Answers(Voice voice, Hearing hearing, Leaves leaves) implements Response {}
    }

    /** What an agent hears on an answered line. */
    public enum Voice {
        PERSON,
        MACHINE,
        FAX,
        SILENCE
    }

    /**
     * What a machine detector makes of it.
     *
     * @param person its verdict, right or wrong
     * @param after from the answer to the verdict
     * @param sinceGreeting from the end of the greeting to the verdict; the legal wait has begun by so much
     * @param cause the detector's own word for why
     */
    public record Hearing(boolean person, Duration after, Duration sinceGreeting, String cause) {
        static Hearing person(long afterMs) {
            return new Hearing(true, Duration.ofMillis(afterMs), Duration.ofMillis(970), "HUMAN-805-800");
        }

        static Hearing machine(long afterMs, String cause) {
            return new Hearing(false, Duration.ofMillis(afterMs), Duration.ZERO, cause);
        }
    }

    /** When the called side hangs up by itself. */
    public sealed interface Leaves {
        /** So long after the answer, whoever is on the line. */
        record AfterAnswer(Duration stay) implements Leaves {}

        /** Waits {@code patience} from the answer for someone to speak with, and then talks for {@code talk}. */
        record WhenDone(Duration patience, Duration talk) implements Leaves {}

        /** Never; the other side has to. */
        record Never() implements Leaves {}
    }
}
