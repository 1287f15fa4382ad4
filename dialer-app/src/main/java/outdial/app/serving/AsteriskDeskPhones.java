package outdial.app.serving;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.asterisk.AgentPhones;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.app.web.desk.DeskPhones;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** Softphones in pages: each page is admitted to the exchange with a password of its own. Safe on any thread. */
final class AsteriskDeskPhones implements DeskPhones {
    private final URI line;
    private final Map<AgentId, AgentPhone> admitted = new ConcurrentHashMap<>();
    private volatile @Nullable AgentPhones phones;

    AsteriskDeskPhones(PbxLink link) {
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
        AgentPhone known = admitted.get(agent);
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

    /** Where the agent's phone rings, once their page was there. */
    Optional<AgentPhone> phone(AgentId agent) {
        return Optional.ofNullable(admitted.get(agent));
    }
}
