package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import outdial.compliance.GateFacts;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/** Leads of one campaign that are still to be called, for those who want to try rules on them. Only reads. */
public final class LeadSamples {
    private final DSLContext dsl;
    private final GateFacts.Terms terms;

    /** Of one campaign, as if it ran. */
    public LeadSamples(DSLContext dsl, GateFacts.Terms terms) {
        this.dsl = dsl;
        this.terms = terms.asIfRunning();
    }

    /** How many there are. */
    public int count() {
        return dsl.fetchCount(CAMPAIGN_LEAD, open());
    }

    /** The facts of at most {@code most} of them, by their ids from {@code after} on. */
    public List<GateFacts> facts(long after, int most, Instant at) {
        List<CampaignLeadRecord> rows = dsl.selectFrom(CAMPAIGN_LEAD)
                .where(open())
                .and(CAMPAIGN_LEAD.LEAD_ID.gt(after))
                .orderBy(CAMPAIGN_LEAD.LEAD_ID)
                .limit(most)
                .fetch();
        return new LeadFacts(dsl, terms)
                .of(rows, at).stream().map(DueLead::facts).toList();
    }

    private Condition open() {
        return CAMPAIGN_LEAD
                .CLIENT_ID
                .eq(terms.client().value())
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(CAMPAIGN_LEAD.STATE.in(
                        LeadState.READY.code(), LeadState.SCHEDULED.code(), LeadState.BLOCKED.code()))
                .and(CAMPAIGN_LEAD.BLOCKED_BY.isNull().or(CAMPAIGN_LEAD.BLOCKED_BY.notIn(ListEnd.BLOCKS)));
    }
}
