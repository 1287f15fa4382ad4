package outdial.app.simulation;

import outdial.app.telephony.Supervising;
import outdial.app.web.desk.DeskPhones.Access;
import outdial.app.web.supervise.SupervisorPhones;
import outdial.model.AgentId;

/** On a simulated exchange nobody is on the line: the page shows what would be heard, marked as simulated. */
final class SimulatedSupervisorPhones implements SupervisorPhones {
    @Override
    public Access open(long member) {
        return new Access.Simulated();
    }

    @Override
    public void join(long member, AgentId agent, Supervising how) {}

    @Override
    public void leave(long member) {}
}
