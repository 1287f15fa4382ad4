package outdial.sql;

import static outdial.sql.gen.Tables.TRANSFER_TARGET;

import java.util.List;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/** Where agents of a campaign give persons on to: table {@code transfer_target}. Takes part in the caller's transaction. */
public final class TransferTargets {
    private final ClientScope scope;

    public TransferTargets(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** One of them. */
    public record Target(String name, PhoneNumber number) {}

    /** In the order in which agents see them. */
    public List<Target> of(CampaignId campaign) {
        return scope.selectFrom(TRANSFER_TARGET)
                .and(TRANSFER_TARGET.CAMPAIGN_ID.eq(campaign.value()))
                .orderBy(TRANSFER_TARGET.SEQ)
                .fetch(row -> new Target(row.getName(), row.getE164()));
    }

    /** Replaces them all. */
    public void keep(CampaignId campaign, List<Target> targets) {
        scope.delete(TRANSFER_TARGET, TRANSFER_TARGET.CAMPAIGN_ID.eq(campaign.value()));
        for (int seq = 0; seq < targets.size(); seq++) {
            scope.insertInto(TRANSFER_TARGET)
                    .set(TRANSFER_TARGET.CAMPAIGN_ID, campaign.value())
                    .set(TRANSFER_TARGET.SEQ, seq)
                    .set(TRANSFER_TARGET.NAME, targets.get(seq).name())
                    .set(TRANSFER_TARGET.E164, targets.get(seq).number())
                    .execute();
        }
    }
}
