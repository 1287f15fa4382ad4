package outdial.model.pacing;

import java.time.Instant;
import java.util.Optional;
import outdial.model.AgentId;
import outdial.model.agent.Agent;
import outdial.model.call.Call;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.pacing.engine.Memory;

/**
 * Decides how many calls to launch now. The same situation gives the same launch, after the same history: most have
 * none, predictive pacing learns from what its campaign's calls and agents do. No clock; single-owner.
 */
public interface Pacing {
    Launch launch(Situation now);

    /**
     * How many ready agents one unconnected call of this campaign will need on average, from 0 to 1; so many are kept
     * from other campaigns on the same floor.
     */
    double agentsPerCall();

    /** One of the campaign's calls, to a lead of that past, went from one state to another at {@code at}. */
    default void heard(LeadPast past, Call before, Call now, Instant at) {}

    /** An agent of the floor is about to be done wrapping up: they choose how the call ended. */
    default void nearlyDone(AgentId agent, Instant at) {}

    /** What it has learnt, to be stored and to go on from; nothing for those that learn nothing. */
    default Optional<Memory> learnt() {
        return Optional.empty();
    }

    /** An agent of the floor went from one thing to another, not always in this campaign. */
    default void moved(AgentId agent, Agent before, Agent now) {}

    /** The pacing of a mode, going on from what was learnt before. */
    static Pacing of(DialMode mode, Optional<Memory> learnt) {
        return switch (mode) {
            case DialMode.Preview() -> new PreviewPacing();
            case DialMode.Progressive() -> new ProgressivePacing();
            case DialMode.FixedRatio(double perAgent) -> new RatioPacing(perAgent);
            case DialMode.Predictive() -> learnt.map(PredictivePacing::new).orElseGet(PredictivePacing::new);
        };
    }
}
