package outdial.reports;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;

import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** A campaign's figures for a screen: the very queries that fill the workbook's summary. Safe on any thread. */
public final class LiveFigures {
    private final DSLContext db;

    public LiveFigures(DSLContext db) {
        this.db = db;
    }

    /** The figures as the database has them now. */
    public CampaignFigures of(CampaignQuestion question) {
        return CampaignFigures.of(leads(question), new CampaignTallies(db, question).inAll());
    }

    /** The same without counting leads, which reads every one of them: for pages that must be quick. */
    public CampaignFigures attempts(CampaignQuestion question) {
        return CampaignFigures.of(Map.of(), new CampaignTallies(db, question).inAll());
    }

    private Map<LeadState, Long> leads(CampaignQuestion question) {
        var leads = new EnumMap<LeadState, Long>(LeadState.class);
        db.select(CAMPAIGN_LEAD.STATE, DSL.count())
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(question.client().value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(question.campaign().value()))
                .groupBy(CAMPAIGN_LEAD.STATE)
                .forEach(row -> leads.put(
                        LeadState.ofCode(row.value1().intValue()), row.value2().longValue()));
        return leads;
    }
}
