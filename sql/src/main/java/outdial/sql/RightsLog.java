package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;

/** Notes a right that was exercised, in the ledger and in the audit. Takes part in the caller's transaction, at its end. */
final class RightsLog {
    private final DSLContext tx;
    private final ClientId client;
    private final Optional<Long> by;

    RightsLog(DSLContext tx, ClientId client, Optional<Long> by) {
        this.tx = tx;
        this.client = client;
        this.by = by;
    }

    /**
     * Adds a row for each number, in the chain of the client's first floor.
     *
     * @param opened whether the number can be shown afterwards
     */
    void note(String right, List<PhoneNumber> numbers, boolean opened, Instant at) {
        int floor = tx
                .selectDistinct(CAMPAIGN.FLOOR_ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                .fetch(CAMPAIGN.FLOOR_ID)
                .stream()
                .min(Comparator.naturalOrder())
                .orElse(1);
        new Audit(tx, client).note(by, "RIGHT_" + right.toUpperCase(Locale.ROOT), "person", "", at);
        new LedgerChain(tx, client, new FloorId(floor)).exercised(right, numbers, opened, at);
    }
}
