package outdial.app.lab;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import outdial.app.floor.FloorView;
import outdial.app.floor.Intent;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.LeadId;

/** What must never be seen, whatever goes wrong. The numbers are those of the invariants of the dial protocol. */
final class Judge {
    private final Map<AttemptId, Integer> rings = new HashMap<>();
    private final Set<String> dialled = new HashSet<>();
    private final Map<AgentId, AttemptId> customers = new HashMap<>();

    /** A broken invariant; the seed and the history are added by whoever runs the shift. */
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new Broken(what);
        }
    }

    /** I3 and I12: what is written was permitted a moment ago, under the fence that leads. */
    void begun(Intent intent, Fence leading, boolean leadIsFree, Instant at) {
        that(intent.attempt().fence().equals(leading), "I12: " + intent.attempt() + " begun under an old fence");
        that(intent.permit().isGoodAt(at), "I3: " + intent.permit() + " had aged out when committed at " + at);
        that(leadIsFree, "I2: " + intent.entry().lead() + " has an attempt that is not over");
    }

    /** I1: an attempt rings once, and a lead's nth attempt is one attempt. */
    void rang(AttemptId attempt, LeadId lead, int attemptNo, boolean leadRings, boolean committed) {
        that(committed, "I1: " + attempt + " rings and was never committed");
        that(rings.merge(attempt, 1, Integer::sum) == 1, "I1: " + attempt + " rang twice");
        that(dialled.add(lead + "/" + attemptNo), "I1: attempt " + attemptNo + " of " + lead + " rang twice");
        that(!leadRings, "I2: " + lead + " rings in two channels");
    }

    /** The network did not carry it: this attempt is none of the lead's allowance, and its number is given again. */
    void wasNotCarried(LeadId lead, int attemptNo) {
        dialled.remove(lead + "/" + attemptNo);
    }

    /** I6: nobody talks to two. */
    void met(AgentId agent, AttemptId attempt) {
        AttemptId other = customers.put(agent, attempt);
        that(other == null || other.equals(attempt), "I6: " + agent + " has " + other + " and " + attempt);
    }

    void parted(AgentId agent) {
        customers.remove(agent);
    }

    /** I7: the person is connected, hears the message or has gone after two seconds. */
    void heardNothingFor(long millis, AttemptId attempt) {
        that(millis <= 2_000, "I7: " + attempt + " heard nothing for " + millis + " ms");
    }

    /** I9 and I11: the limit on calls is kept, and kept counts equal counted ones. */
    void seen(FloorView view, int mostCalls) {
        for (var campaign : view.campaigns()) {
            var calls = view.calls().stream()
                    .filter(call -> call.campaign().equals(campaign.campaign()))
                    .toList();
            that(campaign.inFlight() == calls.size(), "I11: " + campaign + " has " + calls.size() + " calls");
            that(campaign.inFlight() <= mostCalls, "I9: " + campaign + " has more calls than " + mostCalls);
        }
    }
}
