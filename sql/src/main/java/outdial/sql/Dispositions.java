package outdial.sql;

import static outdial.sql.gen.Tables.DISPOSITION;

import java.util.List;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.disposition.Disposition;

/** What agents of a campaign can record: table {@code disposition}. Takes part in the caller's transaction. */
public final class Dispositions {
    private final ClientScope scope;

    public Dispositions(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** A disposition and what agents read on its button. */
    public record Offered(Disposition disposition, String label) {}

    /** In the order in which agents see them. */
    public List<Offered> of(CampaignId campaign) {
        return scope.selectFrom(DISPOSITION)
                .and(DISPOSITION.CAMPAIGN_ID.eq(campaign.value()))
                .orderBy(DISPOSITION.SEQ)
                .fetch(row -> new Offered(
                        new Disposition(row.getCode(), Disposition.Kind.valueOf(row.getKind())), row.getLabel()));
    }

    /** Replaces them all, in their order. Attempts keep the codes they were given. */
    public void offer(CampaignId campaign, List<Offered> offered) {
        scope.delete(DISPOSITION, DISPOSITION.CAMPAIGN_ID.eq(campaign.value()));
        for (int seq = 0; seq < offered.size(); seq++) {
            scope.insertInto(DISPOSITION)
                    .set(DISPOSITION.CAMPAIGN_ID, campaign.value())
                    .set(DISPOSITION.CODE, offered.get(seq).disposition().code())
                    .set(DISPOSITION.KIND, offered.get(seq).disposition().kind().name())
                    .set(DISPOSITION.LABEL, offered.get(seq).label())
                    .set(DISPOSITION.SEQ, seq)
                    .execute();
        }
    }
}
