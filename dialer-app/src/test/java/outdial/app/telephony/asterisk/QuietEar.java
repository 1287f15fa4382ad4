package outdial.app.telephony.asterisk;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import outdial.app.telephony.Ear;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** Takes note of nothing but what a subclass asks for; a lost link is said aloud. */
abstract class QuietEar implements Ear {
    @Override
    public void heard(AttemptId attempt, CallEvent event, Instant at) {}

    @Override
    public void agentHere(AgentId agent, Instant at) {}

    @Override
    public void agentGone(AgentId agent, String why, Instant at) {}

    @Override
    public void linkLost(String why, Instant at) {
        System.err.println("Link lost: " + why);
    }

    @Override
    public void survey(
            Map<AttemptId, CallEvent> calls,
            Set<AgentId> agents,
            Map<AttemptId, Ending> ended,
            boolean restarted,
            Instant at) {
        living(calls.keySet());
    }

    /** The calls that a survey found. */
    void living(Set<AttemptId> calls) {}
}
