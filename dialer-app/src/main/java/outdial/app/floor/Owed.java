package outdial.app.floor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.Outcome;

/** Calls that are over and whose disposition is owed by the agent who talked. The oldest are given up past a bound. */
final class Owed {
    private static final int MOST = 10_000;

    private final Map<AttemptId, Debt> debts = new LinkedHashMap<>();

    void add(AttemptId attempt, Debt debt) {
        debts.put(attempt, debt);
        if (debts.size() > MOST) {
            debts.remove(debts.keySet().iterator().next());
        }
    }

    /** Takes the debt of this agent for this attempt off the list. */
    Optional<Debt> settle(AttemptId attempt, AgentId agent) {
        Debt debt = debts.get(attempt);
        if (debt == null || !debt.agent.equals(agent)) {
            return Optional.empty();
        }
        debts.remove(attempt);
        return Optional.of(debt);
    }

    /** @param unjudged whether the detector heard a machine, and the agent has not said whether it was one */
    record Debt(HopperEntry entry, Instant intent, Outcome outcome, AgentId agent, boolean unjudged) {}
}
