package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.PHONE;

import org.jooq.Condition;
import org.jooq.Table;

/** Which attempts a question is about, and who had a part in them. */
final class AttemptRows {
    private AttemptRows() {}

    static Condition of(CampaignQuestion question) {
        return ATTEMPT.CLIENT_ID
                .eq(question.client().value())
                .and(ATTEMPT.CAMPAIGN_ID.eq(question.campaign().value()))
                .and(ATTEMPT.STARTED_AT.ge(question.period().from()))
                .and(ATTEMPT.STARTED_AT.lt(question.period().to()));
    }

    /** With lead, list, number and agent. Joined to the left throughout: an attempt stays when its lead has been erased. */
    static Table<?> withWhom() {
        return withLead()
                .leftJoin(LEAD_LIST)
                .on(LEAD_LIST.CLIENT_ID.eq(LEAD.CLIENT_ID))
                .and(LEAD_LIST.ID.eq(LEAD.LIST_ID))
                .leftJoin(PHONE)
                .on(PHONE.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                .leftJoin(AGENT)
                .on(AGENT.ID.eq(ATTEMPT.AGENT_ID));
    }

    /** With the lead, if there still is one. */
    static Table<?> withLead() {
        return ATTEMPT.leftJoin(LEAD).on(LEAD.CLIENT_ID.eq(ATTEMPT.CLIENT_ID)).and(LEAD.ID.eq(ATTEMPT.LEAD_ID));
    }
}
