package outdial.sql;

import static outdial.sql.gen.Tables.ORDER_LINE;
import static outdial.sql.gen.Tables.PRODUCT;
import static outdial.sql.gen.Tables.SALES_ORDER;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;

/**
 * What was sold: tables {@code product}, {@code sales_order} and {@code order_line}. Each method is one transaction, or
 * part of the caller's.
 */
public final class Orders {
    private final ClientScope scope;

    public Orders(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * Something that can be ordered.
     *
     * @param priceMinor in the currency's minor unit
     * @param currency ISO 4217
     */
    public record Product(String code, String name, long priceMinor, String currency) {}

    /**
     * So many of one product.
     *
     * @param priceMinor of one, as it was agreed
     */
    public record Line(String product, int quantity, long priceMinor) {}

    /** An order made in an attempt; all its lines are in one currency. */
    public record Order(
            CampaignId campaign,
            AttemptId attempt,
            LeadId lead,
            Optional<AgentId> agent,
            String currency,
            List<Line> lines) {
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /** Adds the product or replaces its name and price; orders keep theirs. */
    public void offer(Product product) {
        scope.insertInto(PRODUCT)
                .set(PRODUCT.CODE, product.code())
                .set(PRODUCT.NAME, product.name())
                .set(PRODUCT.PRICE_MINOR, product.priceMinor())
                .set(PRODUCT.CURRENCY, product.currency())
                .onDuplicateKeyUpdate()
                .set(PRODUCT.NAME, product.name())
                .set(PRODUCT.PRICE_MINOR, product.priceMinor())
                .set(PRODUCT.CURRENCY, product.currency())
                .execute();
    }

    public List<Product> offered() {
        return scope.selectFrom(PRODUCT)
                .and(PRODUCT.IS_ACTIVE.isTrue())
                .orderBy(PRODUCT.CODE)
                .fetch(row -> new Product(row.getCode(), row.getName(), row.getPriceMinor(), row.getCurrency()));
    }

    /** A product with its id, offered or not. */
    public record Kept(long id, Product product, boolean active) {}

    /** All products, in the order of their codes. */
    public List<Kept> products() {
        return scope.selectFrom(PRODUCT)
                .orderBy(PRODUCT.CODE)
                .fetch(row -> new Kept(
                        row.getId(),
                        new Product(row.getCode(), row.getName(), row.getPriceMinor(), row.getCurrency()),
                        row.getIsActive()));
    }

    public Optional<Kept> findProduct(long id) {
        return products().stream().filter(kept -> kept.id() == id).findFirst();
    }

    /** Offers the product, or offers it no more. */
    public void activate(String code, boolean active) {
        scope.update(PRODUCT, Map.of(PRODUCT.IS_ACTIVE, active), PRODUCT.CODE.eq(code));
    }

    /** Keeps the order; an attempt has one, and a repeat changes nothing. Whether it was news. */
    public boolean place(Order order, Instant at) {
        return scope.dsl().transactionResult(transaction -> {
            var inside = new ClientScope(transaction.dsl(), scope.client());
            int placed = inside.insertInto(SALES_ORDER)
                    .set(SALES_ORDER.CAMPAIGN_ID, order.campaign().value())
                    .set(SALES_ORDER.ATTEMPT_ID, order.attempt().value())
                    .set(SALES_ORDER.LEAD_ID, order.lead().value())
                    .set(SALES_ORDER.AGENT_ID, order.agent().map(AgentId::value).orElse(null))
                    .set(SALES_ORDER.CURRENCY, order.currency())
                    .set(SALES_ORDER.TOTAL_MINOR, total(order))
                    .set(SALES_ORDER.ORDERED_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
            if (placed == 1) {
                write(inside, order);
            }
            return placed == 1;
        });
    }

    private static void write(ClientScope inside, Order order) {
        long id = inside.selectFrom(SALES_ORDER)
                .and(SALES_ORDER.ATTEMPT_ID.eq(order.attempt().value()))
                .fetchSingle(SALES_ORDER.ID);
        Map<String, Long> products = inside.selectFrom(PRODUCT).fetchMap(PRODUCT.CODE, PRODUCT.ID);
        for (int line = 0; line < order.lines().size(); line++) {
            Line each = order.lines().get(line);
            Long product = products.get(each.product());
            if (product == null) {
                throw new IllegalArgumentException("Client " + inside.client().value() + " has no product '"
                        + each.product() + "'. Nothing was ordered.");
            }
            inside.insertInto(ORDER_LINE)
                    .set(ORDER_LINE.ORDER_ID, id)
                    .set(ORDER_LINE.LINE_NO, (short) (line + 1))
                    .set(ORDER_LINE.PRODUCT_ID, product)
                    .set(ORDER_LINE.QUANTITY, each.quantity())
                    .set(ORDER_LINE.PRICE_MINOR, each.priceMinor())
                    .execute();
        }
    }

    private static long total(Order order) {
        return order.lines().stream()
                .mapToLong(line -> Math.multiplyExact(line.priceMinor(), (long) line.quantity()))
                .reduce(0, Math::addExact);
    }
}
