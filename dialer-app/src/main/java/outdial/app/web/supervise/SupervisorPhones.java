package outdial.app.web.supervise;

import outdial.app.telephony.Supervising;
import outdial.app.telephony.TelephonyDown;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.model.AgentId;

/** The phones in the pages of those who watch, by the numbers of their accounts. May wait. Safe on any thread. */
public interface SupervisorPhones {
    /** The page may be a phone from now on. */
    Access open(long member) throws TelephonyDown;

    /** Brings the phone into the agent's call, or changes how it is in it. */
    void join(long member, AgentId agent, Supervising how) throws TelephonyDown;

    /** Ends the phone's call, if it has one, and the phone. */
    void leave(long member) throws TelephonyDown;
}
