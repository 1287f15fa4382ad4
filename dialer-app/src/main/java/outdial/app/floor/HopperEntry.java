package outdial.app.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import outdial.compliance.GateFacts;
import outdial.model.AgentId;
import outdial.model.CallbackId;
import outdial.model.CampaignId;
import outdial.model.LeadId;
import outdial.model.agent.Needs;
import outdial.model.call.Outcome;
import outdial.model.selection.Tried;

/**
 * A lead that is due, with the phone to try next.
 *
 * @param facts what the gate will judge; the terms are the campaign's own object
 * @param needs what this lead asks of an agent, besides the campaign's needs
 * @param callback the promise it keeps, if it is one
 * @param onlyAgent who alone may call: it is dialled when they are ready, and they are bound to it
 * @param misfires how often in a row it was tried in vain without reaching the lead
 */
public record HopperEntry(
        GateFacts facts, Needs needs, Optional<CallbackId> callback, Optional<AgentId> onlyAgent, int misfires) {
    public LeadId lead() {
        return facts.lead();
    }

    public CampaignId campaign() {
        return facts.terms().campaign();
    }

    /** How the lead was tried, with an attempt begun at {@code start} that ended with {@code outcome}. */
    Tried tried(Instant start, Outcome outcome) {
        var starts = new ArrayList<>(facts.attempts());
        if (outcome.countsAsAttempt()) {
            starts.add(start);
        }
        return new Tried(facts.terms().plan(), starts, misfires);
    }
}
