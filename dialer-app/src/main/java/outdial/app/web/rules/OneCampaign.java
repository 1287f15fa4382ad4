package outdial.app.web.rules;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.app.web.door.NotThere;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.Waterfalls;

/** A campaign with the gate that decides about its calls, looked at as if it ran: its state is told by itself. */
record OneCampaign(DSLContext sql, Campaign campaign, GateFacts.Terms terms, ComplianceGate gate) {
    static OneCampaign find(
            DSLContext sql, ClientId client, CampaignId id, Optional<ComplianceGate> running, Instant at) {
        var campaigns = new Campaigns(sql, client);
        Campaign campaign = campaigns.find(id).orElseThrow(NotThere::new);
        return new OneCampaign(
                sql,
                campaign,
                campaigns.terms(id, at).asIfRunning(),
                running.orElseGet(
                        () -> ComplianceGate.shipped(campaign.settings().ruleBook())));
    }

    Waterfalls waterfalls() {
        return new Waterfalls(sql, terms, gate, campaign.settings().zone());
    }

    String path() {
        return "/clients/" + campaign.client().value() + "/campaigns/"
                + campaign.id().value();
    }
}
