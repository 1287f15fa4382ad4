package outdial.reports;

import static outdial.sql.gen.Tables.ATTEMPT;

import org.jooq.Condition;

/** Which attempts a question is about. */
final class AttemptRows {
    private AttemptRows() {}

    static Condition of(CampaignQuestion question) {
        return ATTEMPT.CLIENT_ID
                .eq(question.client().value())
                .and(ATTEMPT.CAMPAIGN_ID.eq(question.campaign().value()))
                .and(ATTEMPT.STARTED_AT.ge(question.period().from()))
                .and(ATTEMPT.STARTED_AT.lt(question.period().to()));
    }
}
