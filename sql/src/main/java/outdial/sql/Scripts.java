package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_SCRIPT;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/** What agents say: table {@code campaign_script}. Takes part in the caller's transaction. */
public final class Scripts {
    private final ClientScope scope;

    public Scripts(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** The campaign's script, if it has one: plain text, with {@code {first_name}} and the like to be filled in. */
    public Optional<String> of(CampaignId campaign) {
        return scope.selectFrom(CAMPAIGN_SCRIPT)
                .and(CAMPAIGN_SCRIPT.CAMPAIGN_ID.eq(campaign.value()))
                .fetchOptional(CAMPAIGN_SCRIPT.BODY);
    }

    /** Replaces the script. */
    public void write(CampaignId campaign, String body, Instant at) {
        scope.insertInto(CAMPAIGN_SCRIPT)
                .set(CAMPAIGN_SCRIPT.CAMPAIGN_ID, campaign.value())
                .set(CAMPAIGN_SCRIPT.BODY, body)
                .set(CAMPAIGN_SCRIPT.CHANGED_AT, at)
                .onDuplicateKeyUpdate()
                .set(CAMPAIGN_SCRIPT.BODY, body)
                .set(CAMPAIGN_SCRIPT.CHANGED_AT, at)
                .execute();
    }
}
