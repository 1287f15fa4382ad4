package outdial.app.loop;

import java.util.ArrayList;
import java.util.List;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Telephony;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;

/** Notes every order and does nothing. */
final class SpyTelephony implements Telephony {
    private final List<String> orders = new ArrayList<>();

    synchronized List<String> orders() {
        return List.copyOf(orders);
    }

    private synchronized void note(String order) {
        orders.add(order);
    }

    @Override
    public void lead(FloorId floor, Fence fence) {
        note("lead " + fence.value());
    }

    @Override
    public void originate(Dial dial) {
        note("originate " + dial.attempt().value());
    }

    @Override
    public void connect(AttemptId attempt, AgentId agent) {
        note("connect " + attempt.value());
    }

    @Override
    public void hold(AttemptId attempt) {
        note("hold " + attempt.value());
    }

    @Override
    public void hangUp(AttemptId attempt) {
        note("hang up " + attempt.value());
    }

    @Override
    public void passOn(AttemptId person, AttemptId guest, AgentId by) {
        note("pass on " + person.value() + " to " + guest.value());
    }

    @Override
    public void visit(AgentId colleague, AgentId host) {
        note("visit " + host.value());
    }

    @Override
    public void goHome(AgentId colleague) {
        note("go home " + colleague.value());
    }

    @Override
    public void callAgent(AgentId agent, AgentPhone phone) {
        note("call agent " + agent.value());
    }

    @Override
    public void hangUpAgent(AgentId agent) {
        note("hang up agent " + agent.value());
    }

    @Override
    public void survey() {
        note("survey");
    }

    @Override
    public void forget(AttemptId attempt) {
        note("forget " + attempt.value());
    }

    @Override
    public void close() {}
}
