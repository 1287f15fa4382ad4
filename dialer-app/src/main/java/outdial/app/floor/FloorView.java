package outdial.app.floor;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Agent;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.model.pacing.account.AccountStanding;

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
     * This view with some agents as they have become since. Their calls follow them: one that an agent talks on is
     * connected, one that an agent wraps up is over. All else is as it was.
     */
    public FloorView since(Collection<AgentView> changed, Instant later) {
        var all = new LinkedHashMap<AgentId, AgentView>();
        agents.forEach(agent -> all.put(agent.agent(), agent));
        changed.forEach(agent -> all.put(agent.agent(), agent));
        var moved = new LinkedHashMap<AttemptId, AgentView>();
        for (AgentView agent : changed) {
            switch (agent.now()) {
                case Agent.Talking(var attempt, var _) -> moved.put(attempt, agent);
                case Agent.WrapUp(var attempt, var _, var _) -> moved.put(attempt, agent);
                case Agent.Offline _,
                        Agent.Paused _,
                        Agent.Ready _,
                        Agent.Previewing _,
                        Agent.Reserved _,
                        Agent.Resting _ -> {}
            }
        }
        return new FloorView(
                later,
                standing,
                campaigns,
                List.copyOf(all.values()),
                calls.stream()
                        .flatMap(call -> followed(call, moved.get(call.attempt())).stream())
                        .toList(),
                counters);
    }

    private static Optional<CallView> followed(CallView call, @Nullable AgentView agent) {
        if (agent == null) {
            return Optional.of(call);
        }
        return agent.now() instanceof Agent.Talking(var _, var when)
                ? Optional.of(call.stage() == Stage.CONNECTED ? call : call.joined(agent.agent(), when))
                : Optional.empty();
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
     * @param accounts how the windows of account stand that bind it: its own 24 hours first
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
            long attempts,
            List<AccountStanding> accounts) {
        public CampaignView {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * One agent.
     *
     * @param phoneUp whether their leg is up
     * @param pauseAfterCall whether they get no call after the one they have
     * @param holding whether the person they talk with hears music, because they asked for it
     * @param guest whom they have called in to their talk, or what came of it
     * @param visits the colleague whose talk they are called in to
     * @param recorded whether the call is recorded, once an agent has said so; before that its campaign's rule holds
     */
    public record AgentView(
            AgentId agent,
            Agent now,
            boolean phoneUp,
            boolean pauseAfterCall,
            boolean holding,
            Optional<GuestView> guest,
            Optional<AgentId> visits,
            Optional<Boolean> recorded) {
        /** One who has nobody called in, and is called in by nobody. */
        public AgentView(AgentId agent, Agent now, boolean phoneUp, boolean pauseAfterCall, boolean holding) {
            this(agent, now, phoneUp, pauseAfterCall, holding, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Somebody called in to a talk.
     *
     * @param name as the agent chose them; may be empty
     * @param number where they were called; absent for a colleague
     * @param atOnce whether the person is left with them as soon as they are there
     * @param ended how their call ended, once it has
     */
    public record GuestView(
            String name,
            Optional<PhoneNumber> number,
            Optional<AgentId> colleague,
            GuestState state,
            boolean atOnce,
            Optional<Outcome> ended) {}

    /** How far somebody called in has come. */
    public enum GuestState {
        CALLED,
        RINGING,
        /** In the room with the agent. */
        HERE,
        /** The person is being left with them. */
        PASSING,
        /** They are no longer there; the person is the agent's. */
        GONE,
        /** Gate or store would not have it. */
        REFUSED
    }

    /** One call; {@code since} is when it reached its stage. */
    public record CallView(
            AttemptId attempt,
            CampaignId campaign,
            LeadId lead,
            PhoneNumber number,
            Stage stage,
            Instant since,
            Optional<AgentId> agent) {
        private CallView joined(AgentId by, Instant when) {
            return new CallView(attempt, campaign, lead, number, Stage.CONNECTED, when, Optional.of(by));
        }
    }

    /**
     * Since the floor began.
     *
     * @param strays events that changed nothing: late, repeated, or of an attempt not open here
     * @param drift calls or agents' legs that the last survey had and the floor had not, or the other way round
     * @param alarms channels found on the exchange without an open attempt, and hung up
     */
    public record Counters(long inputs, long strays, int drift, long alarms) {}
}
