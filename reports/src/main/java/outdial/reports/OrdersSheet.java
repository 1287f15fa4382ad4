package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.ORDER_LINE;
import static outdial.sql.gen.Tables.PRODUCT;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/** One row for each line of an order. */
final class OrdersSheet implements Report {
    private static final List<Column> COLUMNS = List.of(
            new Column("Order", Kind.INTEGER, "Number of the order."),
            new Column("Line", Kind.INTEGER, "Number of the line within its order."),
            new Column("Ordered", Kind.INSTANT, "When the order was placed."),
            new Column("Attempt", Kind.INTEGER, Meanings.ATTEMPT),
            new Column("Lead", Kind.INTEGER, Meanings.LEAD),
            new Column("External id", Kind.TEXT, Meanings.EXTERNAL_ID),
            new Column("Agent", Kind.TEXT, "The agent who took the order."),
            new Column("Product code", Kind.TEXT, "The product's code."),
            new Column("Product", Kind.TEXT, "The product's name, as it is now."),
            new Column("Quantity", Kind.INTEGER, "How many were ordered."),
            new Column("Price", Kind.MONEY, "Price of one, as it was when ordered."),
            new Column("Line total", Kind.MONEY, "Quantity times price."),
            new Column("Currency", Kind.TEXT, "Currency of the order, by ISO 4217."));

    @Override
    public Sheet on(DSLContext db, CampaignQuestion question) {
        return new Sheet(
                "Orders", COLUMNS, each -> Streamed.forEach(rows(db, question), row -> each.accept(cells(row))));
    }

    private static ResultQuery<? extends Record> rows(DSLContext db, CampaignQuestion question) {
        return db.select(
                        SALES_ORDER.ID,
                        ORDER_LINE.LINE_NO,
                        SALES_ORDER.ORDERED_AT,
                        SALES_ORDER.ATTEMPT_ID,
                        SALES_ORDER.LEAD_ID,
                        LEAD.EXTERNAL_ID,
                        AGENT.NAME,
                        PRODUCT.CODE,
                        PRODUCT.NAME,
                        ORDER_LINE.QUANTITY,
                        ORDER_LINE.PRICE_MINOR,
                        SALES_ORDER.CURRENCY)
                .from(SALES_ORDER)
                .join(ORDER_LINE)
                .on(ORDER_LINE.CLIENT_ID.eq(SALES_ORDER.CLIENT_ID))
                .and(ORDER_LINE.ORDER_ID.eq(SALES_ORDER.ID))
                .join(PRODUCT)
                .on(PRODUCT.CLIENT_ID.eq(ORDER_LINE.CLIENT_ID))
                .and(PRODUCT.ID.eq(ORDER_LINE.PRODUCT_ID))
                .leftJoin(LEAD)
                .on(LEAD.CLIENT_ID.eq(SALES_ORDER.CLIENT_ID))
                .and(LEAD.ID.eq(SALES_ORDER.LEAD_ID))
                .leftJoin(AGENT)
                .on(AGENT.ID.eq(SALES_ORDER.AGENT_ID))
                .where(SALES_ORDER.CLIENT_ID.eq(question.client().value()))
                .and(SALES_ORDER.CAMPAIGN_ID.eq(question.campaign().value()))
                .and(SALES_ORDER.ORDERED_AT.ge(question.period().from()))
                .and(SALES_ORDER.ORDERED_AT.lt(question.period().to()))
                .orderBy(SALES_ORDER.ID, ORDER_LINE.LINE_NO);
    }

    private static List<Cell> cells(Record row) {
        Currency currency = Currency.getInstance(row.get(SALES_ORDER.CURRENCY));
        long price = row.get(ORDER_LINE.PRICE_MINOR);
        return List.of(
                Cell.whole(row.get(SALES_ORDER.ID)),
                Cell.whole(row.get(ORDER_LINE.LINE_NO)),
                Cell.moment(row.get(SALES_ORDER.ORDERED_AT)),
                Cell.whole(row.get(SALES_ORDER.ATTEMPT_ID)),
                Cell.whole(row.get(SALES_ORDER.LEAD_ID)),
                Cell.text(row.get(LEAD.EXTERNAL_ID)),
                Cell.text(row.get(AGENT.NAME)),
                Cell.text(row.get(PRODUCT.CODE)),
                Cell.text(row.get(PRODUCT.NAME)),
                Cell.whole(row.get(ORDER_LINE.QUANTITY)),
                new Cell.Money(price, currency),
                new Cell.Money(Math.multiplyExact(price, row.get(ORDER_LINE.QUANTITY)), currency),
                Cell.text(currency.getCurrencyCode()));
    }
}
