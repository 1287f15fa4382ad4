package outdial.app.floor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorView.CallView;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Needs;
import outdial.model.call.Call;
import outdial.model.call.Outcome;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.selection.Recycle;

/** A call on the floor: its state, the lead it was made for, and the agent it has or is to get. */
final class LiveCall {
    final AttemptId attempt;
    final LiveCampaign campaign;
    final HopperEntry entry;
    final Needs needs;
    /** What was known of the lead when it was dialled. */
    final LeadPast past;

    final Instant notAfter;
    /** Agents who meet any of these were left to other campaigns when it was made, and are not for it. */
    final List<Needs> leaves;
    /** Whether it was made for one agent, who waits for it; else anyone of the team will take it. */
    final boolean bound;

    private Call call;
    private Instant since;
    private Optional<AgentId> agent;
    /** Drawn up once for each change, not for each look. */
    private @Nullable CallView view;

    /** Whether it counts among its campaign's calls that will need an agent. */
    boolean awaitsAgent;
    /** Whether the order to leave the person with somebody called in is on its way. */
    boolean passing;
    /** Whether the agent has left the person with somebody called in: nobody is needed for them any more. */
    boolean passedOn;
    /** What an agent has chosen in place of the campaign's rule. */
    Optional<Boolean> recorded = Optional.empty();
    /** What the agent's disposition has made of the lead, once there is one. */
    @Nullable
    Recycle settled;

    LiveCall(LiveCampaign campaign, HopperEntry entry, Call call, Instant notAfter, Optional<AgentId> bound) {
        this.attempt = call.attempt();
        this.campaign = campaign;
        this.entry = entry;
        this.needs = campaign.needs(entry);
        this.past = entry.past(call.times().intent());
        this.notAfter = notAfter;
        this.leaves = campaign.leaves;
        this.bound = bound.isPresent();
        this.agent = bound;
        this.call = call;
        this.since = call.times().intent();
    }

    Call call() {
        return call;
    }

    /** Another state; the stage's time begins anew only with another stage. */
    void become(Call next, Instant at) {
        since = next.stage() == call.stage() ? since : at;
        call = next;
        view = null;
    }

    /** When it reached its stage. */
    Instant since() {
        return since;
    }

    Optional<AgentId> agent() {
        return agent;
    }

    void assign(Optional<AgentId> next) {
        agent = next;
        view = null;
    }

    CallView view() {
        CallView drawn = view;
        if (drawn == null) {
            drawn = new CallView(
                    attempt, campaign.id, entry.lead(), entry.facts().number().number(), call.stage(), since, agent);
            view = drawn;
        }
        return drawn;
    }

    boolean isFor(AgentId one) {
        return agent.isPresent() && agent.get().equals(one);
    }

    /** What becomes of the lead: what the agent said, else what the outcome says. */
    Recycle recycle(Outcome outcome, Instant at) {
        return settled != null
                ? settled
                : Recycle.after(outcome, entry.tried(call.times().intent(), outcome), at);
    }

    /** Whether an agent has been with the person. */
    boolean talked() {
        return call.times().connected() != null;
    }
}
