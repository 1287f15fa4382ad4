package outdial.model.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.LeadId;
import outdial.model.agent.Agent;
import outdial.model.call.Stage;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.engine.LeadPast;

/**
 * One campaign's whole situation at one instant. The counts cost nothing; the lists are drawn up when they are
 * asked for, and only while the question is being answered.
 *
 * @param ready agents who could take a call of this campaign now, less those whom other campaigns' calls will need, and
 *     less those who are kept free: below 0 if fewer are ready than are to be kept
 * @param unconnected this campaign's calls on their way to an agent, from intent to answered
 * @param freeCalls how many more calls may begin now, and {@code limit} whose limit says so
 * @param account how the window of account stands that leaves least to spend
 * @param ahead how much is to come of the campaign
 * @param agents everyone who can take its calls, whatever they are doing
 * @param leads whom it may dial next, in the order of its list; none tells nothing of how many there are
 * @param calls its calls in flight, and those of other predictive campaigns on the floor that will need an agent
 */
public record Situation(
        Instant at,
        int ready,
        int unconnected,
        int freeCalls,
        Limit limit,
        AccountStanding account,
        Ahead ahead,
        Supplier<List<AgentSeen>> agents,
        Supplier<List<CallSeen>> calls,
        Supplier<List<LeadSeen>> leads) {

    /**
     * What is to come: persons who are still to answer pay for those who were abandoned, as far as it is certain that they
     * will be called.
     *
     * @param left how long dialling goes on as planned
     * @param leads how many leads it has to dial; {@link Integer#MAX_VALUE} while more are due than are at hand
     */
    public record Ahead(Duration left, int leads) {
        /** Nobody has said when dialling ends: no more than an hour is counted on. */
        public static final Duration NOBODY_SAID = Duration.ofHours(1);

        public static final Ahead UNKNOWN = new Ahead(NOBODY_SAID, Integer.MAX_VALUE);
    }

    /** What bounds the number of calls. */
    public enum Limit {
        /** The campaign's own calls at one time. */
        CAMPAIGN,
        /** The floor's lines, shared by its campaigns. */
        LINES,
        /** The calls that the floor may begin in one second. */
        SECOND,
        /** Another campaign has had less of the same agents for its weight, and is due first. */
        TURN
    }

    /** One that its campaign's own limit bounds, whose leads are dialled in the order of the list. */
    public Situation(
            Instant at,
            int ready,
            int unconnected,
            int freeCalls,
            AccountStanding account,
            Supplier<List<AgentSeen>> agents,
            Supplier<List<CallSeen>> calls) {
        this(at, ready, unconnected, freeCalls, Limit.CAMPAIGN, account, agents, calls, List::of);
    }

    /** One of whose end nothing is known. */
    public Situation(
            Instant at,
            int ready,
            int unconnected,
            int freeCalls,
            Limit limit,
            AccountStanding account,
            Supplier<List<AgentSeen>> agents,
            Supplier<List<CallSeen>> calls,
            Supplier<List<LeadSeen>> leads) {
        this(at, ready, unconnected, freeCalls, limit, account, Ahead.UNKNOWN, agents, calls, leads);
    }

    /** An agent; what they do says since when. {@code leaving}: they will take no call after the one they have. */
    public record AgentSeen(AgentId agent, Agent now, boolean leaving) {}

    /**
     * A call in flight.
     *
     * @param own whether it is the campaign's own; another campaign's may take the same agents
     * @param age since its intent
     * @param inStage since it reached the stage
     * @param personWaits whether a person is on the line and no agent is
     * @param past what was known of its lead when it was dialled
     */
    public record CallSeen(
            AttemptId attempt,
            boolean own,
            Stage stage,
            Duration age,
            Duration inStage,
            boolean personWaits,
            LeadPast past) {}

    /**
     * A lead that may be dialled next.
     *
     * @param tries calls of this campaign to it
     * @param urgent whether it goes before all others: it was promised, or has waited too long
     */
    public record LeadSeen(LeadId lead, int tries, boolean urgent, LeadPast past) {}
}
