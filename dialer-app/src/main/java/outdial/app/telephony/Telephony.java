package outdial.app.telephony;

import java.time.Duration;
import java.time.Instant;
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

    /** Calls the agent's phone and keeps it up for the shift; the ear hears when it is there. */
    void callAgent(AgentId agent, AgentPhone phone);

    /** Ends the agent's leg. */
    void hangUpAgent(AgentId agent);

    /** Asks what lives on the exchange now; the answer comes to the ear as {@link Ear#survey}. */
    void survey();

    /** The attempt's end is stored: the exchange may drop its own note of it, and no survey tells it any more. */
    void forget(AttemptId attempt);

    /** Ends the connection, not the calls. */
    @Override
    void close();

    /**
     * One call to make.
     *
     * @param notAfter the exchange refuses to ring after this instant, by its own clock
     * @param ringFor how long it rings before we give up
     * @param detectMachine whether the exchange listens for an answering machine first
     */
    record Dial(AttemptId attempt, DialPermit permit, Instant notAfter, Duration ringFor, boolean detectMachine) {}
}
