package outdial.sql;

import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.SHARED_OPT_OUT;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/**
 * Who opted out at one client and is called for none of the centre's, where that is the centre's policy: table {@code
 * shared_opt_out}. What a client brought in files stays its own. Kept as hashes that name nobody, so that they stand when
 * the client erases the person. Takes part in the caller's transaction.
 */
public final class SharedOptOuts {
    /** The name by which gate and pages know the list. */
    public static final String LIST = "Opt-outs of all clients";

    private static final int AT_ONCE = 1_000;

    private final DSLContext dsl;

    public SharedOptOuts(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Whether an opt-out at one client binds all of them. */
    public boolean isPolicy() {
        return dsl.fetchExists(CLIENT, CLIENT.IS_CENTRE.isTrue().and(CLIENT.SHARES_OPT_OUTS.isTrue()));
    }

    /**
     * Makes it the policy of the centre from now on, or no longer. When it begins, whoever has opted out before is bound to
     * it too; when it ends, each client's own opt-outs stay.
     */
    public void decide(boolean shared, Instant at) {
        ClientId centre = centre();
        dsl.update(CLIENT)
                .set(CLIENT.SHARES_OPT_OUTS, shared)
                .where(CLIENT.ID.eq(centre.value()))
                .execute();
        if (shared) {
            insert(centre, ownOptOuts(), at);
        }
    }

    private ClientId centre() {
        return new Clients(dsl).findCentre().orElseThrow();
    }

    /** Whoever has said so to any of the clients. */
    private List<PhoneNumber> ownOptOuts() {
        return dsl.selectDistinct(DNC_ENTRY.E164)
                .from(DNC_LIST)
                .join(DNC_ENTRY)
                .on(DNC_ENTRY.CLIENT_ID.eq(DNC_LIST.CLIENT_ID))
                .and(DNC_ENTRY.LIST_ID.eq(DNC_LIST.ID))
                .where(DNC_LIST.KIND.eq("OPT_OUT"))
                .and(DNC_ENTRY.SOURCE.notLike(DoNotCallBulk.SOURCE + "%"))
                .fetch(DNC_ENTRY.E164);
    }

    /** This person does not want to be called again; nothing, if that binds one client only. */
    void add(PhoneNumber number, Instant at) {
        if (isPolicy()) {
            insert(centre(), List.of(number), at);
        }
    }

    private void insert(ClientId centre, List<PhoneNumber> numbers, Instant at) {
        NumberKey key = NumberKey.of(new ClientScope(dsl, centre));
        LocalDateTime addedAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            List<PhoneNumber> some = numbers.subList(from, Math.min(from + AT_ONCE, numbers.size()));
            dsl.connection(connection -> {
                try (var rows = BulkInsert.of(
                        connection, "INSERT IGNORE", SHARED_OPT_OUT.getName(), "client_id", "keyed", "added_at")) {
                    some.forEach(number -> rows.row(centre.value(), key.hash(number), addedAt));
                    rows.execute();
                }
            });
        }
    }
}
