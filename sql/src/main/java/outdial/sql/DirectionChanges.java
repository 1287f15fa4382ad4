package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.compliance.ledger.Decision;
import outdial.model.ClientId;
import outdial.model.FloorId;

/**
 * Makes what people direct count at once: campaigns are read anew, permits that knew of other directions are refused when
 * their leads are claimed, and each chain of the ledger concerned gets a row. In the caller's transaction, last but for
 * the audit.
 */
final class DirectionChanges {
    private final DSLContext dsl;

    DirectionChanges(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Something was directed about calls of the client or, without one, of all.
     *
     * @param what in one word, as {@code suspended}
     * @param entries by name; nothing that tells who is called
     */
    void changed(Optional<ClientId> client, String what, Map<String, String> entries, Instant at) {
        Condition concerned =
                client.map(one -> CAMPAIGN.CLIENT_ID.eq(one.value())).orElse(DSL.noCondition());
        dsl.update(CAMPAIGN)
                .set(CAMPAIGN.DIRECTIONS_NO, CAMPAIGN.DIRECTIONS_NO.plus(1))
                .set(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1))
                .where(concerned)
                .and(CAMPAIGN.STATE.ne(Campaigns.State.CLOSED.name()))
                .execute();
        dsl.selectDistinct(CAMPAIGN.CLIENT_ID, CAMPAIGN.FLOOR_ID)
                .from(CAMPAIGN)
                .where(concerned)
                .and(CAMPAIGN.STATE.ne(Campaigns.State.CLOSED.name()))
                .orderBy(CAMPAIGN.CLIENT_ID, CAMPAIGN.FLOOR_ID)
                .fetch()
                .forEach(chain -> new LedgerChain(dsl, new ClientId(chain.value1()), new FloorId(chain.value2()))
                        .directed(new Decision.Directed(what, entries), at));
    }
}
