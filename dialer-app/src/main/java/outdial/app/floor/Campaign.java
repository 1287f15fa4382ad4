package outdial.app.floor;

import java.time.Duration;
import outdial.compliance.GateFacts;
import outdial.model.CampaignId;
import outdial.model.agent.Needs;
import outdial.model.campaign.DialMode;

/**
 * A campaign as the floor sees it.
 *
 * @param terms what the gate needs of it; carries its client, plan of attempts and id
 * @param needs what each of its leads asks of an agent, besides the lead's own needs
 * @param ringFor how long a phone rings before we give up
 * @param detectMachine whether the exchange listens for answering machines
 * @param abandonCap the share of calls answered by persons that may be abandoned in 24 hours, for example 0.03
 * @param maxCalls calls in flight at one time, connected ones included
 * @param weight how much of the agents' time it is given beside campaigns that want the same ones, from 1
 * @param wrapUp how long an agent has for the disposition
 * @param preview how long an agent may look at a lead before deciding
 */
public record Campaign(
        GateFacts.Terms terms,
        DialMode mode,
        Needs needs,
        Duration ringFor,
        boolean detectMachine,
        double abandonCap,
        int maxCalls,
        int weight,
        Duration wrapUp,
        Duration preview) {
    public Campaign {
        if (!(abandonCap >= 0 && abandonCap <= 1) || maxCalls < 1 || weight < 1) {
            throw new IllegalArgumentException("Campaign " + terms.campaign().value()
                    + ": the abandon cap must be from 0 to 1, calls and weight at least 1, not " + abandonCap + ", "
                    + maxCalls + " and " + weight);
        }
    }

    public CampaignId id() {
        return terms.campaign();
    }
}
