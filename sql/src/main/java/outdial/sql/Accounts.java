package outdial.sql;

import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.USER_ACCOUNT;
import static outdial.sql.gen.Tables.USER_ROLE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.UserAccountRecord;

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

    /** A role, for one client's affairs or, without one, for the affairs of all whom the company serves. */
    public record Grant(Role role, Optional<ClientId> client) {}

    /**
     * One person's way in.
     *
     * @param client the company whose staff this person is
     * @param ofCentre whether that company is the calling centre
     * @param language of the pages, as a BCP 47 tag
     */
    public record Account(
            long id,
            ClientId client,
            boolean ofCentre,
            String signIn,
            String passwordHash,
            String name,
            String language,
            boolean enabled,
            Set<Grant> grants) {
        public Account {
            grants = Set.copyOf(grants);
        }

        public Set<Role> roles() {
            return grants.stream().map(Grant::role).collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * What an administrator decides about an account.
     *
     * @param client the company whose staff this person is
     */
    public record Settings(
            ClientId client, String signIn, String name, String language, boolean enabled, Set<Grant> grants) {
        public Settings {
            grants = Set.copyOf(grants);
        }
    }

    /** The account that may sign in by this name; none if there is none or it is switched off. */
    public Optional<Account> find(String signIn) {
        return sql.selectFrom(USER_ACCOUNT)
                .where(USER_ACCOUNT.SIGN_IN.eq(signIn), USER_ACCOUNT.IS_ENABLED.isTrue())
                .fetchOptional()
                .map(this::account);
    }

    public Optional<Account> find(long id) {
        return sql.selectFrom(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.eq(id))
                .fetchOptional()
                .map(this::account);
    }

    /** All accounts, in the order of their people's names. */
    public List<Account> list() {
        return sql.selectFrom(USER_ACCOUNT)
                .orderBy(USER_ACCOUNT.NAME, USER_ACCOUNT.ID)
                .fetch(this::account);
    }

    /** Whether anybody has an account. */
    public boolean isAny() {
        return sql.fetchExists(USER_ACCOUNT);
    }

    /** Makes an account; empty when the sign-in name is taken. */
    public Optional<Long> add(Settings settings, String passwordHash, Instant at) {
        return sql.transactionResult(transaction -> {
            DSLContext inside = transaction.dsl();
            int made = inside.insertInto(USER_ACCOUNT)
                    .set(USER_ACCOUNT.CLIENT_ID, settings.client().value())
                    .set(USER_ACCOUNT.SIGN_IN, settings.signIn())
                    .set(USER_ACCOUNT.PASSWORD_HASH, passwordHash)
                    .set(USER_ACCOUNT.NAME, settings.name())
                    .set(USER_ACCOUNT.LANGUAGE, settings.language())
                    .set(USER_ACCOUNT.IS_ENABLED, settings.enabled())
                    .set(USER_ACCOUNT.CREATED_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
            if (made == 0) {
                return Optional.empty();
            }
            long id = inside.fetchSingle(USER_ACCOUNT, USER_ACCOUNT.SIGN_IN.eq(settings.signIn()))
                    .getId();
            grant(inside, settings.client(), id, settings.grants());
            return Optional.of(id);
        });
    }

    /** Replaces name, language, switch and roles; company and sign-in name stay. */
    public void change(long id, Settings settings) {
        sql.transaction(transaction -> {
            DSLContext inside = transaction.dsl();
            inside.update(USER_ACCOUNT)
                    .set(USER_ACCOUNT.NAME, settings.name())
                    .set(USER_ACCOUNT.LANGUAGE, settings.language())
                    .set(USER_ACCOUNT.IS_ENABLED, settings.enabled())
                    .where(USER_ACCOUNT.CLIENT_ID.eq(settings.client().value()))
                    .and(USER_ACCOUNT.ID.eq(id))
                    .execute();
            grant(inside, settings.client(), id, settings.grants());
        });
    }

    public void setPassword(long id, String passwordHash) {
        sql.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.PASSWORD_HASH, passwordHash)
                .where(USER_ACCOUNT.ID.eq(id))
                .execute();
    }

    /** People's names by the ids of their accounts. */
    public Map<Long, String> names() {
        return sql.select(USER_ACCOUNT.ID, USER_ACCOUNT.NAME)
                .from(USER_ACCOUNT)
                .fetchMap(USER_ACCOUNT.ID, USER_ACCOUNT.NAME);
    }

    private Account account(UserAccountRecord row) {
        return new Account(
                row.getId(),
                new ClientId(row.getClientId()),
                sql.fetchExists(CLIENT, CLIENT.ID.eq(row.getClientId()).and(CLIENT.IS_CENTRE.isTrue())),
                row.getSignIn(),
                row.getPasswordHash(),
                row.getName(),
                row.getLanguage(),
                row.getIsEnabled(),
                grants(row.getClientId(), row.getId()));
    }

    private Set<Grant> grants(long client, long user) {
        return sql
                .selectFrom(USER_ROLE)
                .where(USER_ROLE.CLIENT_ID.eq(client), USER_ROLE.USER_ID.eq(user))
                .fetch(row -> new Grant(
                        Role.valueOf(row.getRole()),
                        Optional.of(row.getForClientId())
                                .filter(one -> one != 0)
                                .map(ClientId::new)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void grant(DSLContext inside, ClientId client, long user, Set<Grant> grants) {
        inside.deleteFrom(USER_ROLE)
                .where(USER_ROLE.CLIENT_ID.eq(client.value()), USER_ROLE.USER_ID.eq(user))
                .execute();
        for (Grant grant : grants) {
            inside.insertInto(USER_ROLE)
                    .set(USER_ROLE.CLIENT_ID, client.value())
                    .set(USER_ROLE.USER_ID, user)
                    .set(USER_ROLE.ROLE, grant.role().name())
                    .set(
                            USER_ROLE.FOR_CLIENT_ID,
                            grant.client().map(ClientId::value).orElse(0L))
                    .execute();
        }
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
            ClientId centre = new Clients(inside).openCentre(CENTRE, at);
            var administrator = Set.of(new Grant(Role.ADMINISTRATOR, Optional.empty()));
            return new Accounts(inside)
                    .add(new Settings(centre, signIn, name, "en", true, administrator), passwordHash, at)
                    .isPresent();
        });
    }
}
