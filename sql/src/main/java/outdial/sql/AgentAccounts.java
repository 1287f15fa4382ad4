package outdial.sql;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.USER_ACCOUNT;
import static outdial.sql.gen.Tables.USER_ROLE;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.agent.AgentProfile;

/** People who may sign in and talk: an account with the role of an agent, bound to an agent's row. */
public final class AgentAccounts {
    private final DSLContext dsl;
    private final ClientId client;

    /** Accounts of the staff of {@code client}, which is most often the centre. */
    public AgentAccounts(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /** An agent as their desk knows them. */
    public record Seat(AgentProfile profile, FloorId floor, String name) {}

    /** Who the person of this sign-in name is as an agent, if they are one. */
    public Optional<Seat> find(String signIn) {
        var scope = new ClientScope(dsl, client);
        return dsl.select(AGENT.ID, AGENT.NAME, AGENT.FLOOR_ID)
                .from(AGENT)
                .join(USER_ACCOUNT)
                .on(USER_ACCOUNT.CLIENT_ID.eq(AGENT.CLIENT_ID))
                .and(USER_ACCOUNT.ID.eq(AGENT.USER_ID))
                .where(scope.of(AGENT))
                .and(USER_ACCOUNT.SIGN_IN.eq(signIn))
                .fetchOptional()
                .map(row -> {
                    var floor = new FloorId(row.value3());
                    var agent = new AgentId(row.value1());
                    AgentProfile profile = new Agents(dsl, client)
                            .profiles(floor).stream()
                                    .filter(one -> one.id().equals(agent))
                                    .findFirst()
                                    .orElseThrow();
                    return new Seat(profile, floor, row.value2());
                });
    }

    /**
     * The agent of this sign-in name, made with an account of that role if there is none.
     *
     * @param passwordHash of a new account; one that no password has keeps everybody out who comes by the form
     */
    public AgentId open(String signIn, String passwordHash, String name, FloorId floor, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            var scope = new ClientScope(tx, client);
            scope.insertInto(USER_ACCOUNT)
                    .set(USER_ACCOUNT.SIGN_IN, signIn)
                    .set(USER_ACCOUNT.PASSWORD_HASH, passwordHash)
                    .set(USER_ACCOUNT.NAME, name)
                    .set(USER_ACCOUNT.CREATED_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
            long user = scope.selectFrom(USER_ACCOUNT)
                    .and(USER_ACCOUNT.SIGN_IN.eq(signIn))
                    .fetchSingle(USER_ACCOUNT.ID);
            scope.insertInto(USER_ROLE)
                    .set(USER_ROLE.USER_ID, user)
                    .set(USER_ROLE.ROLE, Accounts.Role.AGENT.name())
                    .onDuplicateKeyIgnore()
                    .execute();
            var agents = new Agents(tx, client);
            return agents.findByUser(user).orElseGet(() -> {
                AgentId made = agents.add(name, floor, false);
                agents.bind(made, user);
                return made;
            });
        });
    }
}
