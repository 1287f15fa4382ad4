package outdial.app.serving;

import org.jspecify.annotations.Nullable;
import outdial.app.telephony.Supervising;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.asterisk.AgentPhones;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.app.telephony.asterisk.SupervisorLegs;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.app.web.supervise.SupervisorPhones;
import outdial.model.AgentId;

/** Softphones in the pages of those who watch, on the real exchange. Safe on any thread. */
final class AsteriskSupervisorPhones implements SupervisorPhones {
    private final String domain;
    private volatile @Nullable SupervisorLegs legs;

    AsteriskSupervisorPhones(PbxLink link) {
        this.domain = link.ari().getHost();
    }

    /** The link is made, and with it those who place the legs. */
    void use(SupervisorLegs made) {
        legs = made;
    }

    @Override
    public Access open(long member) throws TelephonyDown {
        AgentPhones.Login login = legs().admit(member);
        return new Access.Softphone(login.phone().endpoint(), login.password(), domain);
    }

    @Override
    public void join(long member, AgentId agent, Supervising how) throws TelephonyDown {
        legs().join(member, agent, how);
    }

    @Override
    public void leave(long member) throws TelephonyDown {
        legs().leave(member);
    }

    private SupervisorLegs legs() throws TelephonyDown {
        SupervisorLegs ready = legs;
        if (ready == null) {
            throw new TelephonyDown("The link to the exchange is not made yet");
        }
        return ready;
    }
}
