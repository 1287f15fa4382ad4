package outdial.reports;

import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.ORDER_LINE;
import static outdial.sql.gen.Tables.PRODUCT;
import static outdial.sql.gen.Tables.QUESTIONNAIRE;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** What was asked and what was sold in the talks of a {@link CampaignRows}. */
final class SalesRows {
    private final CampaignRows campaign;
    private final DSLContext db;
    private final long client;

    SalesRows(CampaignRows campaign) {
        this.campaign = campaign;
        db = campaign.db();
        client = campaign.client();
        db.insertInto(QUESTIONNAIRE)
                .set(QUESTIONNAIRE.CLIENT_ID, client)
                .set(QUESTIONNAIRE.ID, client)
                .set(QUESTIONNAIRE.CODE, "tea")
                .set(QUESTIONNAIRE.VERSION, 1)
                .set(QUESTIONNAIRE.TITLE, "Tea")
                .set(QUESTIONNAIRE.DEFINITION, "{}")
                .set(QUESTIONNAIRE.CREATED_AT, CampaignRows.NINE)
                .execute();
        product(1, "TEA-1", "Green tea", 1250);
        product(2, "TEA-2", "@Black tea", 990);
    }

    /** An interview in which {@code answers}, a question and its answer by turns, were saved in this order. */
    void interview(long id, long attempt, Instant at, String state, List<String> answers) {
        db.insertInto(INTERVIEW)
                .set(INTERVIEW.CLIENT_ID, client)
                .set(INTERVIEW.ID, id)
                .set(INTERVIEW.CAMPAIGN_ID, client)
                .set(INTERVIEW.QUESTIONNAIRE_ID, client)
                .set(INTERVIEW.ATTEMPT_ID, attempt)
                .set(INTERVIEW.LEAD_ID, campaign.leadId(1 + attempt % 2))
                .set(INTERVIEW.AGENT_ID, CampaignRows.ANA)
                .set(INTERVIEW.STATE, state)
                .set(INTERVIEW.STARTED_AT, at)
                .execute();
        for (int i = 0; i < answers.size(); i += 2) {
            db.insertInto(ANSWER)
                    .set(ANSWER.CLIENT_ID, client)
                    .set(ANSWER.INTERVIEW_ID, id)
                    .set(ANSWER.QUESTION, answers.get(i))
                    .set(ANSWER.SEQ, (long) i)
                    .set(ANSWER.VALUE, answers.get(i + 1))
                    .set(ANSWER.ANSWERED_AT, at)
                    .execute();
        }
    }

    /** An order of two green and three black teas. */
    void order(long id, long attempt, Instant at) {
        db.insertInto(SALES_ORDER)
                .set(SALES_ORDER.CLIENT_ID, client)
                .set(SALES_ORDER.ID, id)
                .set(SALES_ORDER.CAMPAIGN_ID, client)
                .set(SALES_ORDER.ATTEMPT_ID, attempt)
                .set(SALES_ORDER.LEAD_ID, campaign.leadId(1 + attempt % 2))
                .set(SALES_ORDER.AGENT_ID, CampaignRows.ANA)
                .set(SALES_ORDER.CURRENCY, "EUR")
                .set(SALES_ORDER.TOTAL_MINOR, 5470L)
                .set(SALES_ORDER.ORDERED_AT, at)
                .execute();
        line(id, 1, 2, 1250);
        line(id, 2, 3, 990);
    }

    private void line(long order, int number, int quantity, long price) {
        db.insertInto(ORDER_LINE)
                .set(ORDER_LINE.CLIENT_ID, client)
                .set(ORDER_LINE.ORDER_ID, order)
                .set(ORDER_LINE.LINE_NO, (short) number)
                .set(ORDER_LINE.PRODUCT_ID, client * 10 + number)
                .set(ORDER_LINE.QUANTITY, quantity)
                .set(ORDER_LINE.PRICE_MINOR, price)
                .execute();
    }

    private void product(long number, String code, String name, long price) {
        db.insertInto(PRODUCT)
                .set(PRODUCT.CLIENT_ID, client)
                .set(PRODUCT.ID, client * 10 + number)
                .set(PRODUCT.CODE, code)
                .set(PRODUCT.NAME, name)
                .set(PRODUCT.PRICE_MINOR, price)
                .set(PRODUCT.CURRENCY, "EUR")
                .execute();
    }
}
