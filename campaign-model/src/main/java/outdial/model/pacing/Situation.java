package outdial.model.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.call.Stage;
import outdial.model.pacing.account.AccountStanding;

/**
 * One campaign's whole situation at one instant. The counts cost nothing; the two lists are drawn up when they are
 * asked for, and only while the question is being answered.
 *
 * @param ready agents who could take a call of this campaign now, less those whom other campaigns' calls will need
 * @param unconnected this campaign's calls on their way to an agent, from intent to answered
 * @param freeCalls how many more calls the campaign's own limit allows
 * @param account how the window of account stands that leaves least to spend
 * @param agents everyone who can take its calls, whatever they are doing
 * @param calls its calls in flight, and those of other predictive campaigns on the floor that will need an agent
 */
public record Situation(
        Instant at,
        int ready,
        int unconnected,
        int freeCalls,
        AccountStanding account,
        Supplier<List<AgentSeen>> agents,
        Supplier<List<CallSeen>> calls) {

    /** An agent; what they do says since when. {@code leaving}: they will take no call after the one they have. */
    public record AgentSeen(AgentId agent, Agent now, boolean leaving) {}

    /**
     * A call in flight.
     *
     * @param own whether it is the campaign's own; another campaign's may take the same agents
     * @param age since its intent
     * @param inStage since it reached the stage
     * @param personWaits whether a person is on the line and no agent is
     */
    public record CallSeen(
            AttemptId attempt, boolean own, Stage stage, Duration age, Duration inStage, boolean personWaits) {}
}
