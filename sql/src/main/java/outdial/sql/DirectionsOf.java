package outdial.sql;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.direction.Directions;
import outdial.compliance.pack.RulePacks;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/** Everything that people have directed about a campaign's calls, as the gate takes it. Reads only. */
final class DirectionsOf {
    /** Rules by their text, so that they are read once; far more than clients have at a time. */
    private static final Map<String, ClientRules> READ = new ConcurrentHashMap<>();

    private static final int REMEMBERED = 1_000;

    private final DSLContext dsl;
    private final ClientId client;

    DirectionsOf(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /** @param number read before anything else here, so that a change meanwhile is found out by it */
    Directions of(CampaignId campaign, long number, Instant at) {
        return new Directions(
                number,
                new Suspensions(dsl).binding(client, at),
                rules(),
                new RuleWaivers(dsl, client).standing(campaign, at),
                new CallerEvidences(dsl, client).rights());
    }

    private Optional<ClientRules> rules() {
        var drafts = new ClientRuleDrafts(dsl, client).list();
        return drafts.isEmpty() ? Optional.empty() : Optional.of(read(ClientRuleDraft.yaml(drafts)));
    }

    private static ClientRules read(String yaml) {
        ClientRules known = READ.get(yaml);
        if (known != null) {
            return known;
        }
        ClientRules rules = ClientRules.of(Shipped.PACKS, yaml);
        if (READ.size() < REMEMBERED) {
            READ.put(yaml, rules);
        }
        return rules;
    }

    /** Those of the program, read when first needed. */
    private static final class Shipped {
        static final RulePacks PACKS = RulePacks.shipped();
    }
}
