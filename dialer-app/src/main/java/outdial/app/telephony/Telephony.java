package outdial.app.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;

/**
 * Places calls and moves people. No method waits for the network: each puts one order on its way and returns, and what
 * comes of it is told to the {@link Ear}. An order that could not be written is told too, never thrown, and no order
 * is ever sent twice. Safe on any thread.
 */
public interface Telephony extends AutoCloseable {
    /**
     * Takes the lead of the exchange: from here on it refuses originates with an older fence. Waits until the exchange
     * has confirmed, then tells the ear what lives there now, as {@link #survey} does.
     *
     * @throws TelephonyDown when the exchange can't be reached; nothing was changed
     */
    void lead(FloorId floor, Fence fence) throws TelephonyDown;

    /** Dials the permit's number; the attempt's id becomes the channel's. */
    void originate(Dial dial);

    /** Brings the waiting person of {@code attempt} to the agent, whose leg is up. */
    void connect(AttemptId attempt, AgentId agent);

    /** Plays music to the person of {@code attempt}, who stays on the line until connected again or hung up. */
    void hold(AttemptId attempt);

    /** Ends the called side of {@code attempt}, ringing or answered; the agent's leg stays. */
    void hangUp(AttemptId attempt);

    /**
     * Joins the person of {@code person} and the guest, both in the room of {@code by} or with music, and leaves the agent
     * out. The ear hears that the person was passed on; or, if the guest is gone, that the agent has left them.
     */
    void passOn(AttemptId person, AttemptId guest, AgentId by);

    /** Brings a colleague's leg to the room of {@code host}. */
    void visit(AgentId colleague, AgentId host);

    /** Brings the colleague's leg back to their own room; the ear hears that they are there. */
    void goHome(AgentId colleague);

    /** Calls the agent's phone and keeps it up for the shift; the ear hears when it is there. */
    void callAgent(AgentId agent, AgentPhone phone);

    /** Ends the agent's leg. */
    void hangUpAgent(AgentId agent);

    /** Asks what lives on the exchange now; the answer comes to the ear as {@link Ear#survey}. */
    void survey();

    /** The attempt's end is stored: the exchange may drop its own note of it, and no survey tells it any more. */
    void forget(AttemptId attempt);

    /** The opt-out is stored: the exchange may drop its own note of it. An exchange that keeps none ignores this. */
    default void forget(OptOut optOut) {}

    /** Stops recording {@code attempt}, for example while a card number is said; where nothing records, nothing changes. */
    default void pauseRecording(AttemptId attempt) {}

    /** Records {@code attempt} again, or from now on when it is recorded on demand. */
    default void resumeRecording(AttemptId attempt) {}

    /** Ends the connection, not the calls. */
    @Override
    void close();

    /** What of a call is kept as sound, in two tracks: the called person and the agent. */
    enum Recording {
        OFF,
        /** From the answer to the end. */
        ALL,
        /** Only while {@link #resumeRecording} holds, and only once the agent is there. */
        ON_DEMAND
    }

    /**
     * Somebody pressed the key that asks not to be called again.
     *
     * @param number whose, in digits: as the carrier sent them who rang back, as we dialled them who were called
     * @param called the number of ours that they rang, or that was shown to them
     */
    record OptOut(String number, String called, Where where) {
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

        /** In which call the key was pressed. */
        public enum Where {
            /** They rang a caller number of ours. */
            RANG_BACK,
            /** We called them, and they heard a message. */
            CALLED
        }

        public OptOut {
            if (!DIGITS.matcher(number).matches() || !DIGITS.matcher(called).matches()) {
                throw new IllegalArgumentException("Not digits: '" + number + "', '" + called + "'");
            }
        }
    }

    /**
     * One call to make.
     *
     * @param notAfter the exchange refuses to ring after this instant, by its own clock
     * @param ringFor how long it rings before we give up
     * @param detectMachine whether the exchange listens for an answering machine first
     * @param sampled whether a call that sounds like a machine waits for an agent, who is to hear if it is one
     * @param guestOf whose room the answered call enters at once; absent for a person who waits to be connected
     */
    record Dial(
            AttemptId attempt,
            DialPermit permit,
            Instant notAfter,
            Duration ringFor,
            boolean detectMachine,
            boolean sampled,
            Recording recording,
            Optional<AgentId> guestOf) {
        /** To a person of a list. */
        public Dial(
                AttemptId attempt,
                DialPermit permit,
                Instant notAfter,
                Duration ringFor,
                boolean detectMachine,
                Recording recording) {
            this(attempt, permit, notAfter, ringFor, detectMachine, false, recording, Optional.empty());
        }

        /** A call that is not recorded. */
        public Dial(AttemptId attempt, DialPermit permit, Instant notAfter, Duration ringFor, boolean detectMachine) {
            this(attempt, permit, notAfter, ringFor, detectMachine, Recording.OFF);
        }

        /** The same call, recorded so. */
        public Dial recorded(Recording how) {
            return new Dial(attempt, permit, notAfter, ringFor, detectMachine, sampled, how, guestOf);
        }

        /** The same call, in the sample of the detector's verdicts. */
        public Dial inSample() {
            return new Dial(attempt, permit, notAfter, ringFor, detectMachine, true, recording, guestOf);
        }

        /** To somebody called in to a talk; what is recorded is the person's call. */
        public static Dial toGuest(
                AttemptId guest, DialPermit permit, Instant notAfter, Duration ringFor, AgentId host) {
            return new Dial(guest, permit, notAfter, ringFor, false, false, Recording.OFF, Optional.of(host));
        }
    }
}
