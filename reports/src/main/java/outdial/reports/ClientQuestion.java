package outdial.reports;

import java.time.Instant;
import java.time.ZoneId;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/**
 * What is asked: all campaigns of one client.
 *
 * @param period attempts that began in it are counted
 * @param zone in which times are shown and days are cut
 * @param at when it is asked
 * @param fromTheRight whether sheets begin at their right side
 */
public record ClientQuestion(ClientId client, Period period, ZoneId zone, Instant at, boolean fromTheRight) {
    CampaignQuestion of(CampaignId campaign) {
        return new CampaignQuestion(client, campaign, period, zone, at);
    }
}
