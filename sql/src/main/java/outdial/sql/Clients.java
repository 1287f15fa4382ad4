package outdial.sql;

import static outdial.sql.gen.Tables.CLIENT;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;

/** Companies on whose behalf calls are made: table {@code client}. Takes part in the caller's transaction. */
public final class Clients {
    private final DSLContext dsl;

    public Clients(DSLContext dsl) {
        this.dsl = dsl;
    }

    public Optional<ClientId> find(String name) {
        return dsl.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.NAME.eq(name))
                .fetchOptional(CLIENT.ID)
                .map(ClientId::new);
    }

    /** The client's name. */
    public String name(ClientId client) {
        return dsl.fetchSingle(CLIENT, CLIENT.ID.eq(client.value())).getName();
    }

    /** The client of this name, added if new. */
    public ClientId open(String name, Instant at) {
        return open(name, false, at);
    }

    /** The calling centre itself, whose are the staff, the teams and the skills; added under this name if new. */
    public ClientId openCentre(String name, Instant at) {
        return dsl.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.IS_CENTRE.isTrue())
                .orderBy(CLIENT.ID)
                .limit(1)
                .fetchOptional(CLIENT.ID)
                .map(ClientId::new)
                .orElseGet(() -> open(name, true, at));
    }

    private ClientId open(String name, boolean isCentre, Instant at) {
        return find(name).orElseGet(() -> {
            dsl.insertInto(CLIENT)
                    .set(CLIENT.NAME, name)
                    .set(CLIENT.IS_CENTRE, isCentre)
                    .set(CLIENT.CREATED_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
            return find(name).orElseThrow();
        });
    }
}
