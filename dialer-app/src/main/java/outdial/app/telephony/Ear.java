package outdial.app.telephony;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** Who hears what the telephony reports. Called from the telephony's own threads; must only take note and return. */
public interface Ear {
    void heard(AttemptId attempt, CallEvent event, Instant at);

    /** The agent's leg is up and can be given calls. */
    void agentHere(AgentId agent, Instant at);

    /** The agent's leg is gone; {@code why} is for people. */
    void agentGone(AgentId agent, String why, Instant at);

    /** The link to the exchange is lost: calls go on there, but nothing is heard and nothing may be dialled. */
    void linkLost(String why, Instant at);

    /**
     * What lives on the exchange. Told after every new link, on taking the lead, and when asked for.
     *
     * @param calls attempts whose channel is there now
     * @param agents agents whose leg is there now
     * @param ended the endings that the exchange itself noted for attempts no longer there
     * @param restarted whether the exchange has restarted since the last survey, so that older calls are gone
     */
    void survey(
            Map<AttemptId, CallEvent> calls,
            Set<AgentId> agents,
            Map<AttemptId, Ending> ended,
            boolean restarted,
            Instant at);

    /** Somebody asked not to be called again; told with each survey until {@link Telephony#forget} says it is stored. */
    default void optedOut(Telephony.OptOut optOut, Instant at) {}
}
