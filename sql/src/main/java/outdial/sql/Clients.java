package outdial.sql;

import static outdial.sql.gen.Tables.CLIENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;

/** Companies on whose behalf calls are made: table {@code client}. Takes part in the caller's transaction. */
public final class Clients {
    private final DSLContext dsl;

    public Clients(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A client as it is stored.
     *
     * @param isCentre whether it is the calling centre itself
     */
    public record Client(ClientId id, String name, boolean isCentre, Instant createdAt) {}

    public Optional<ClientId> find(String name) {
        return dsl.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.NAME.eq(name))
                .fetchOptional(CLIENT.ID)
                .map(ClientId::new);
    }

    public Optional<Client> find(ClientId id) {
        return list(new Reach.Only(java.util.Set.of(id))).stream().findFirst();
    }

    /** In the order of their names, the centre first. */
    public List<Client> list(Reach reach) {
        return dsl.selectFrom(CLIENT)
                .where(reach.over(CLIENT.ID))
                .orderBy(CLIENT.IS_CENTRE.desc(), CLIENT.NAME)
                .fetch(row ->
                        new Client(new ClientId(row.getId()), row.getName(), row.getIsCentre(), row.getCreatedAt()));
    }

    /** Another name for the client; the name must be free. */
    public void rename(ClientId client, String name) {
        dsl.update(CLIENT)
                .set(CLIENT.NAME, name)
                .where(CLIENT.ID.eq(client.value()))
                .execute();
    }

    /** The client's name. */
    public String name(ClientId client) {
        return dsl.fetchSingle(CLIENT, CLIENT.ID.eq(client.value())).getName();
    }

    /** The client of this name, added if new. */
    public ClientId open(String name, Instant at) {
        return open(name, false, at);
    }

    /** The calling centre itself, if it is known already. */
    public Optional<ClientId> findCentre() {
        return dsl.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.IS_CENTRE.isTrue())
                .orderBy(CLIENT.ID)
                .limit(1)
                .fetchOptional(CLIENT.ID)
                .map(ClientId::new);
    }

    /** The calling centre itself, whose are the staff, the teams and the skills; added under this name if new. */
    public ClientId openCentre(String name, Instant at) {
        return findCentre().orElseGet(() -> open(name, true, at));
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
