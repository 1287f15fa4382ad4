package outdial.reports.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/**
 * How abandonment stood, for a regulator.
 *
 * @param campaign the only one asked about; all of the client's if empty
 * @param from the first day on which a window ends
 * @param to the last one
 * @param zone in which times are shown, and days of the client are cut where no rule says how
 * @param at when it is asked; windows that end later are not complete
 */
public record AbandonmentQuestion(
        ClientId client, Optional<CampaignId> campaign, LocalDate from, LocalDate to, ZoneId zone, Instant at) {
    public AbandonmentQuestion {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The period ends before it starts: " + from + " to " + to);
        }
    }
}
