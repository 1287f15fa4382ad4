package outdial.app.web.desk;

import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;
import outdial.app.telephony.TelephonyDown;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** What agents speak into: the phones that live in their pages, and others. May wait for the exchange. Safe on any thread. */
public interface DeskPhones {
    /** The agent's page is open: their phone can be called from now on. */
    Access open(AgentId agent) throws TelephonyDown;

    /** The exchange says that it does not know the agent's phone, as after a restart: it is told again. */
    default void again(AgentId agent) throws TelephonyDown {}

    /** The agent's page is gone, and its phone with it. */
    void away(AgentId agent);

    /** What the agent may choose to be heard by besides the page; nothing where only the page is a phone. */
    default Optional<Leg.Choice> choice(AgentId agent) {
        return Optional.empty();
    }

    /** How the agent is heard now. */
    default Leg leg(AgentId agent) {
        return Leg.PAGE;
    }

    /** The agent is heard by this from now on; a phone outside the page rings once when the floor next asks for it. */
    default void choose(AgentId agent, Leg.By by) {}

    /** Tells {@code listener} whenever a phone outside a page comes, goes, or may not ring; it must not wait. */
    default void onLeg(BiConsumer<AgentId, Leg> listener) {}

    /** What is on the line of a simulated call; nothing when it is a real one, which the agent hears. */
    Optional<String> voice(AttemptId attempt);

    /** Where softphones' signalling goes, if it goes anywhere. */
    default Optional<URI> exchange() {
        return Optional.empty();
    }

    /** How the page is a phone. */
    sealed interface Access {
        /** Nobody is really called, and nothing is heard: the page shows what would be said. */
        record Simulated() implements Access {}

        /**
         * A softphone, which registers through our own origin.
         *
         * @param user its name at the exchange
         * @param domain of its address, as in {@code sip:user@domain}
         */
        record Softphone(String user, String password, String domain) implements Access {
            /** Without the password, for logs. */
            @Override
            public String toString() {
                return user;
            }
        }
    }
}
