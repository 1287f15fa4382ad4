package outdial.app.floor;

import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;

/**
 * What an effect belongs to. Effects of one lane are run in their order, one at a time; different lanes don't wait for
 * each other, nor does a lane's telephony wait for its storage.
 */
public sealed interface Lane {
    record OfAttempt(AttemptId attempt) implements Lane {}

    record OfAgent(AgentId agent) implements Lane {}

    record OfCampaign(CampaignId campaign) implements Lane {}

    /** Apart from the campaign's own lane: what is learnt must not hold up what is dialled. */
    record OfMemory(CampaignId campaign) implements Lane {}

    record OfFloor() implements Lane {}
}
