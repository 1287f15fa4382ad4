package outdial.app.web.door;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.model.ClientId;
import outdial.sql.Accounts.Account;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Reach;

/**
 * Who is asking, as the tables have them at this moment. A role of the centre's staff without a client is for all
 * clients; one of any other company's staff is for that company alone.
 */
public record Member(Account account) {
    /** The name of the request attribute that holds the member. */
    public static final String ATTRIBUTE = "member";

    public long id() {
        return account.id();
    }

    public String name() {
        return account.name();
    }

    /** Whether they have one of the roles for anyone. */
    public boolean isAny(Set<Role> roles) {
        return account.grants().stream().anyMatch(grant -> roles.contains(grant.role()));
    }

    /** Whether they have one of the roles for this client. */
    public boolean isAny(Set<Role> roles, ClientId client) {
        return reach(roles).covers(client);
    }

    /** Whether they have one of the roles for the whole centre. */
    public boolean isAnyOfCentre(Set<Role> roles) {
        return reach(roles) instanceof Reach.Everyone;
    }

    /** The clients for whom they have one of the roles. */
    public Reach reach(Set<Role> roles) {
        var granted = account.grants().stream()
                .filter(grant -> roles.contains(grant.role()))
                .toList();
        if (account.ofCentre()
                && granted.stream().anyMatch(grant -> grant.client().isEmpty())) {
            return new Reach.Everyone();
        }
        return new Reach.Only(
                granted.stream().map(this::client).flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** Another company's staff serve their own company, whatever else a grant says. */
    private Optional<ClientId> client(Grant grant) {
        if (account.ofCentre()) {
            return grant.client();
        }
        return grant.client().filter(one -> !one.equals(account.client())).isPresent()
                ? Optional.empty()
                : Optional.of(account.client());
    }
}
