package outdial.sql;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.when;
import static outdial.sql.gen.Tables.ORDER_DRAFT;
import static outdial.sql.gen.Tables.PRODUCT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.AttemptId;
import outdial.model.ClientId;

/**
 * Orders as they are being made: table {@code order_draft}. Takes part in the caller's transaction. Every save may be
 * repeated or come late: the highest count of the browser wins.
 */
public final class OrderDrafts {
    /** The most of one product. */
    public static final int MOST = 999;

    private final ClientScope scope;

    public OrderDrafts(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * Keeps how many of a product are wanted, unless a later save is there.
     *
     * @param quantity from 0 to {@value #MOST}
     * @param seq the browser's own count of saves
     * @return whether the client offers such a product
     */
    public boolean save(AttemptId attempt, String product, int quantity, long seq) {
        Optional<Long> id = scope.selectFrom(PRODUCT)
                .and(PRODUCT.CODE.eq(product))
                .and(PRODUCT.IS_ACTIVE.isTrue())
                .fetchOptional(PRODUCT.ID);
        id.ifPresent(known -> {
            var isLater = excluded(ORDER_DRAFT.SEQ).gt(ORDER_DRAFT.SEQ);
            scope.insertInto(ORDER_DRAFT)
                    .set(ORDER_DRAFT.ATTEMPT_ID, attempt.value())
                    .set(ORDER_DRAFT.PRODUCT_ID, known)
                    .set(ORDER_DRAFT.SEQ, seq)
                    .set(ORDER_DRAFT.QUANTITY, quantity)
                    .onDuplicateKeyUpdate()
                    // The count comes last: the servers assign from left to right.
                    .set(
                            ORDER_DRAFT.QUANTITY,
                            when(isLater, excluded(ORDER_DRAFT.QUANTITY)).otherwise(ORDER_DRAFT.QUANTITY))
                    .set(ORDER_DRAFT.SEQ, greatest(ORDER_DRAFT.SEQ, excluded(ORDER_DRAFT.SEQ)))
                    .execute();
        });
        return id.isPresent();
    }

    /** How many of each product, by its code, without those taken back. */
    public Map<String, Integer> of(AttemptId attempt) {
        var wanted = new LinkedHashMap<String, Integer>();
        scope.dsl()
                .select(PRODUCT.CODE, ORDER_DRAFT.QUANTITY)
                .from(ORDER_DRAFT)
                .join(PRODUCT)
                .on(PRODUCT.CLIENT_ID.eq(ORDER_DRAFT.CLIENT_ID))
                .and(PRODUCT.ID.eq(ORDER_DRAFT.PRODUCT_ID))
                .where(scope.of(ORDER_DRAFT))
                .and(ORDER_DRAFT.ATTEMPT_ID.eq(attempt.value()))
                .and(ORDER_DRAFT.QUANTITY.gt(0))
                .orderBy(PRODUCT.CODE)
                .forEach(row -> wanted.put(row.value1(), row.value2()));
        return wanted;
    }

    /** The lines of the order that the draft makes at today's prices. */
    public List<Orders.Line> lines(AttemptId attempt, List<Orders.Product> offered) {
        Map<String, Integer> wanted = of(attempt);
        return offered.stream()
                .map(product ->
                        new Orders.Line(product.code(), wanted.getOrDefault(product.code(), 0), product.priceMinor()))
                .filter(line -> line.quantity() > 0)
                .toList();
    }
}
