package outdial.app.telephony;

import java.time.Instant;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;

/** What rings for an agent, once, and then is their leg for the shift. */
public sealed interface AgentPhone {
    /** The softphone of the agent's page: an endpoint that we admit to the exchange and may call whenever it is there. */
    record Softphone(String endpoint) implements AgentPhone {
        public Softphone {
            requireEndpoint(endpoint);
        }
    }

    /** A phone of the exchange's site, by its endpoint; the exchange lets it ring for who leads alone. */
    record DeskPhone(String endpoint, Ring ring) implements AgentPhone {
        public DeskPhone {
            requireEndpoint(endpoint);
        }
    }

    /**
     * A number of the telephone network. Whoever answers says by a key that they are no mailbox.
     *
     * @param shows our number, as the called phone sees it
     */
    record ByNumber(PhoneNumber number, PhoneNumber shows, Ring ring) implements AgentPhone {}

    /**
     * A ring that was committed before it is sent.
     *
     * @param fence of the floor's leader who committed it: the exchange refuses an older one
     * @param notAfter the exchange refuses to ring after this instant, by its own clock
     */
    record Ring(FloorId floor, Fence fence, Instant notAfter) {}

    /** Whether it can be an endpoint's name: 2 to 32 lower-case letters and digits. Nothing else can be said with it. */
    static boolean isEndpoint(String name) {
        return name.matches("[a-z0-9]{2,32}");
    }

    private static void requireEndpoint(String name) {
        if (!isEndpoint(name)) {
            throw new IllegalArgumentException("Not the name of an agent's phone: '" + name + "'");
        }
    }
}
