package outdial.sql;

import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.USER_ACCOUNT;
import static outdial.sql.gen.Tables.USER_ROLE;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.model.ClientId;

/** Tables {@code user_account} and {@code user_role}: who may sign in, and as what. Safe on any thread. */
public final class Accounts {
    private static final String CENTRE = "The centre";
    private final DSLContext sql;

    public Accounts(DSLContext sql) {
        this.sql = sql;
    }

    /** What a user may do. */
    public enum Role {
        ADMINISTRATOR,
        MANAGER,
        SUPERVISOR,
        AGENT,
        ANALYST,
        CLIENT_VIEWER
    }

    /**
     * One person's way in.
     *
     * @param client the company whose staff this person is
     * @param language of the pages, as a BCP 47 tag
     */
    public record Account(
            ClientId client, String signIn, String passwordHash, String name, String language, Set<Role> roles) {
        public Account {
            roles = Set.copyOf(roles);
        }
    }

    /** The account that may sign in by this name; none if there is none or it is switched off. */
    public Optional<Account> find(String signIn) {
        return sql.selectFrom(USER_ACCOUNT)
                .where(USER_ACCOUNT.SIGN_IN.eq(signIn), USER_ACCOUNT.IS_ENABLED.isTrue())
                .fetchOptional()
                .map(row -> new Account(
                        new ClientId(row.getClientId()),
                        row.getSignIn(),
                        row.getPasswordHash(),
                        row.getName(),
                        row.getLanguage(),
                        roles(row.getClientId(), row.getId())));
    }

    /** Whether anybody has an account. */
    public boolean isAny() {
        return sql.fetchExists(USER_ACCOUNT);
    }

    private Set<Role> roles(long client, long user) {
        return sql
                .select(USER_ROLE.ROLE)
                .from(USER_ROLE)
                .where(USER_ROLE.CLIENT_ID.eq(client), USER_ROLE.USER_ID.eq(user))
                .fetch(USER_ROLE.ROLE)
                .stream()
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Makes the installation's first account, an administrator of the centre, unless there is any account. Of two programs
     * that start together one makes it, and the other is told that it was there.
     *
     * @return whether it was made
     */
    public boolean addFirst(String signIn, String passwordHash, String name, Instant at) {
        return sql.transactionResult(transaction -> {
            DSLContext inside = transaction.dsl();
            if (inside.fetchExists(USER_ACCOUNT)) {
                return false;
            }
            long centre = centre(inside, at);
            int made = inside.insertInto(USER_ACCOUNT)
                    .set(USER_ACCOUNT.CLIENT_ID, centre)
                    .set(USER_ACCOUNT.SIGN_IN, signIn)
                    .set(USER_ACCOUNT.PASSWORD_HASH, passwordHash)
                    .set(USER_ACCOUNT.NAME, name)
                    .set(USER_ACCOUNT.CREATED_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
            if (made == 1) {
                inside.insertInto(USER_ROLE)
                        .set(USER_ROLE.CLIENT_ID, centre)
                        .set(
                                USER_ROLE.USER_ID,
                                inside.fetchSingle(USER_ACCOUNT, USER_ACCOUNT.SIGN_IN.eq(signIn))
                                        .getId())
                        .set(USER_ROLE.ROLE, Role.ADMINISTRATOR.name())
                        .execute();
            }
            return made == 1;
        });
    }

    private static long centre(DSLContext sql, Instant at) {
        var known = sql.fetchOptional(CLIENT, CLIENT.IS_CENTRE.isTrue());
        if (known.isPresent()) {
            return known.get().getId();
        }
        sql.insertInto(CLIENT)
                .set(CLIENT.NAME, CENTRE)
                .set(CLIENT.IS_CENTRE, true)
                .set(CLIENT.CREATED_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
        return sql.fetchSingle(CLIENT, CLIENT.NAME.eq(CENTRE)).getId();
    }
}
