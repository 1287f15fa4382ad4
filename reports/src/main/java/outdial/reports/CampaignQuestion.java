package outdial.reports;

import java.time.Instant;
import java.time.ZoneId;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/**
 * What is asked: one campaign's figures.
 *
 * @param period attempts, interviews and orders that began in it are counted
 * @param zone in which times are shown and hours are cut
 * @param at when it is asked; an agent's present state lasts until then
 */
public record CampaignQuestion(ClientId client, CampaignId campaign, Period period, ZoneId zone, Instant at) {}
