package outdial.app.floor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.LeadId;
import outdial.model.agent.Agent;
import outdial.model.call.Stage;

/**
 * The floor at one instant, for screens. Immutable.
 *
 * @param standing why nothing is dialled on the whole floor; empty while it may dial
 */
public record FloorView(
        Instant at,
        Optional<String> standing,
        List<CampaignView> campaigns,
        List<AgentView> agents,
        List<CallView> calls,
        Counters counters) {
    public FloorView {
        campaigns = List.copyOf(campaigns);
        agents = List.copyOf(agents);
        calls = List.copyOf(calls);
    }

    /**
     * One campaign.
     *
     * @param sentence what the last turn decided and why, or why it does not dial
     * @param hopper leads waiting in the hopper
     * @param exhausted whether the store had no more due leads when last asked
     * @param inFlight calls from intent to end, {@code connected} included
     * @param answered calls answered by a person in the last 24 hours, {@code abandoned} of them
     * @param attempts attempts sent since the floor has known the campaign
     */
    public record CampaignView(
            CampaignId campaign,
            boolean open,
            String sentence,
            int hopper,
            boolean exhausted,
            int inFlight,
            int connected,
            int answered,
            int abandoned,
            long attempts) {}

    /**
     * One agent.
     *
     * @param phoneUp whether their leg is up
     * @param pauseAfterCall whether they get no call after the one they have
     * @param holding whether the person they talk with hears music, because they asked for it
     */
    public record AgentView(AgentId agent, Agent now, boolean phoneUp, boolean pauseAfterCall, boolean holding) {}

    /** One call; {@code since} is when it reached its stage. */
    public record CallView(
            AttemptId attempt, CampaignId campaign, LeadId lead, Stage stage, Instant since, Optional<AgentId> agent) {}

    /**
     * Since the floor began.
     *
     * @param strays events that changed nothing: late, repeated, or of an attempt not open here
     * @param drift calls or agents' legs that the last survey had and the floor had not, or the other way round
     * @param alarms channels found on the exchange without an open attempt, and hung up
     */
    public record Counters(long inputs, long strays, int drift, long alarms) {}
}
