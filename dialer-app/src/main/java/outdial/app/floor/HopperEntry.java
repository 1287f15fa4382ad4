package outdial.app.floor;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import outdial.compliance.GateFacts;
import outdial.compliance.gate.PriorAttempt;
import outdial.model.AgentId;
import outdial.model.CallbackId;
import outdial.model.CampaignId;
import outdial.model.LeadId;
import outdial.model.agent.Needs;
import outdial.model.call.Outcome;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.selection.Tried;

/**
 * A lead that is due, with the phone to try next.
 *
 * @param facts what the gate will judge; the terms are the campaign's own object
 * @param needs what this lead asks of an agent, besides the campaign's needs
 * @param callback the promise it keeps, if it is one
 * @param onlyAgent who alone may call: it is dialled when they are ready, and they are bound to it
 * @param scarce whether people like it are few, so that none of them may be lost for want of an agent
 * @param misfires how often in a row it was tried in vain without reaching the lead
 */
public record HopperEntry(
        GateFacts facts,
        Needs needs,
        Optional<CallbackId> callback,
        Optional<AgentId> onlyAgent,
        boolean scarce,
        int misfires) {
    /** One of many like it. */
    public HopperEntry(
            GateFacts facts, Needs needs, Optional<CallbackId> callback, Optional<AgentId> onlyAgent, int misfires) {
        this(facts, needs, callback, onlyAgent, false, misfires);
    }

    public LeadId lead() {
        return facts.lead();
    }

    public CampaignId campaign() {
        return facts.terms().campaign();
    }

    /** What is known of the lead, dialled at {@code at}, as far as it tells whether a person will answer. */
    LeadPast past(Instant at) {
        int called = 0;
        int answered = 0;
        for (PriorAttempt one : facts.onRecord().attempts()) {
            switch (one.ending()) {
                case CONNECTED, ABANDONED, REFUSED -> {
                    called++;
                    answered++;
                }
                case NO_ANSWER, BUSY, MACHINE -> called++;
                case FAILED -> {}
            }
        }
        return new LeadPast(answered, called, line(), hour(at));
    }

    /**
     * Whether an agent waits with the lead for the answer, also where calls are dialled ahead: it keeps a promise, its
     * person was left without an agent before, or there are few like it.
     */
    boolean wantsAgentFirst() {
        return scarce
                || callback.isPresent()
                || facts.onRecord().attempts().stream().anyMatch(one -> one.ending() == PriorAttempt.Ending.ABANDONED);
    }

    private LeadPast.Line line() {
        return switch (facts.number().type()) {
            case FIXED -> LeadPast.Line.FIXED;
            case MOBILE -> LeadPast.Line.MOBILE;
            case FIXED_OR_MOBILE, VOIP, PERSONAL, TOLL_FREE, PREMIUM_RATE, SHARED_COST, UAN, PAGER, OTHER ->
                LeadPast.Line.OTHER;
        };
    }

    /** The hour that all clocks show where the person may be. */
    private int hour(Instant at) {
        int hour = LeadPast.ANY_HOUR;
        for (ZoneId zone : facts.number().zones()) {
            int there = at.atZone(zone).getHour();
            if (hour != LeadPast.ANY_HOUR && hour != there) {
                return LeadPast.ANY_HOUR;
            }
            hour = there;
        }
        return hour;
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
