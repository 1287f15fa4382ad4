package outdial.app.web.desk;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import outdial.app.dialling.CampaignWatch.Known;
import outdial.app.floor.FloorInput;
import outdial.compliance.ComplianceGate;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/**
 * What a floor gives to the desks of its agents.
 *
 * @param centre whose staff the agents are
 * @param tell tells the floor something; false when it is overloaded and was not told
 * @param campaigns the campaigns that the floor has ever seen
 * @param clock the floor's time
 * @param phones the phones that live in the agents' pages
 */
public record WorkPlace(
        ClientId centre,
        Predicate<FloorInput> tell,
        Function<CampaignId, Optional<Known>> campaigns,
        ComplianceGate gate,
        InstantSource clock,
        DeskPhones phones) {}
