package outdial.app.loop;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import outdial.app.floor.FloorInput;
import outdial.app.telephony.Ear;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** What the telephony reports, as the floor's inputs; each is told at the instant at which it happened. */
public final class FloorEar implements Ear {
    private final BiConsumer<FloorInput, Instant> floor;

    /** @param floor takes note and returns at once, as {@link Inbox#offer} does */
    public FloorEar(BiConsumer<FloorInput, Instant> floor) {
        this.floor = floor;
    }

    @Override
    public void heard(AttemptId attempt, CallEvent event, Instant at) {
        floor.accept(new FloorInput.Heard(attempt, event), at);
    }

    @Override
    public void agentHere(AgentId agent, Instant at) {
        floor.accept(new FloorInput.AgentHere(agent), at);
    }

    @Override
    public void agentGone(AgentId agent, String why, Instant at) {
        floor.accept(new FloorInput.AgentGone(agent, why), at);
    }

    @Override
    public void linkLost(String why, Instant at) {
        floor.accept(new FloorInput.LinkLost(why), at);
    }

    @Override
    public void survey(
            Map<AttemptId, CallEvent> calls,
            Set<AgentId> agents,
            Map<AttemptId, Ending> ended,
            boolean restarted,
            Instant at) {
        floor.accept(new FloorInput.Surveyed(calls, agents, ended, restarted, at), at);
    }
}
