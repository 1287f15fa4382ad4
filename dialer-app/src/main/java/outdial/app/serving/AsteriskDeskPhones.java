package outdial.app.serving;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.asterisk.AgentPhones;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.app.web.desk.DeskPhones;
import outdial.app.web.desk.Leg;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.PhoneNumber;
import outdial.sql.AgentRings;

/**
 * Softphones in pages, each page admitted to the exchange with a password of its own; and the phones outside that agents
 * choose instead. Safe on any thread.
 */
final class AsteriskDeskPhones implements DeskPhones {
    private final URI line;
    private final Map<AgentId, AgentPhone.Softphone> admitted = new ConcurrentHashMap<>();
    private volatile @Nullable AgentPhones phones;

    private final AgentRings rings;
    private final OutsideLegs outside;

    AsteriskDeskPhones(PbxLink link, AgentRings rings, OutsideLegs outside) {
        this.rings = rings;
        this.outside = outside;
        this.line = URI.create("ws://" + link.ari().getHost() + ":" + link.ari().getPort() + "/ws");
    }

    /** The link is made, and with it those who admit phones. */
    void use(AgentPhones made) {
        phones = made;
    }

    @Override
    public Access open(AgentId agent) throws TelephonyDown {
        AgentPhones.Login login = phones().admit(agent);
        admitted.put(agent, login.phone());
        return new Access.Softphone(login.phone().endpoint(), login.password(), line.getHost());
    }

    @Override
    public void again(AgentId agent) throws TelephonyDown {
        AgentPhone.Softphone known = admitted.get(agent);
        if (known != null) {
            phones().again(known);
        }
    }

    private AgentPhones phones() throws TelephonyDown {
        AgentPhones ready = phones;
        if (ready == null) {
            throw new TelephonyDown("The link to the exchange is not made yet");
        }
        return ready;
    }

    /** The exchange itself sees that the page's connection is gone. */
    @Override
    public void away(AgentId agent) {}

    @Override
    public Optional<String> voice(AttemptId attempt) {
        return Optional.empty();
    }

    @Override
    public Optional<URI> exchange() {
        return Optional.of(line);
    }

    @Override
    public Optional<Leg.Choice> choice(AgentId agent) {
        AgentRings.Allowed allowed = rings.allowed(agent);
        return Optional.of(Leg.Choice.of(allowed.deskPhone(), allowed.number().map(PhoneNumber::e164)));
    }

    @Override
    public Leg leg(AgentId agent) {
        return outside.of(agent);
    }

    @Override
    public void choose(AgentId agent, Leg.By by) {
        outside.choose(agent, by);
    }

    @Override
    public void onLeg(BiConsumer<AgentId, Leg> listener) {
        outside.tell(listener);
    }

    /**
     * Where the agent's phone rings: their page, once it was there, or the phone that they have chosen and asked to be rung
     * at. That one is committed first, for which this waits.
     */
    Optional<AgentPhone> phone(AgentId agent) {
        return outside.isOutside(agent) ? outside.phone(agent) : Optional.ofNullable(admitted.get(agent));
    }
}
