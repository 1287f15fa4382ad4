package outdial.app.web;

import java.io.Serializable;
import java.security.Principal;
import outdial.model.ClientId;
import outdial.sql.Accounts.Account;

/** The person at the browser, as the session keeps them; without the password's hash. */
public record SignedIn(long clientId, String signIn, String displayName, String language)
        implements Principal, Serializable {
    SignedIn(Account account) {
        this(account.client().value(), account.signIn(), account.name(), account.language());
    }

    /** The company whose staff this person is. */
    public ClientId client() {
        return new ClientId(clientId);
    }

    @Override
    public String getName() {
        return signIn;
    }
}
