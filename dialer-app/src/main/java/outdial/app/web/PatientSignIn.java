package outdial.app.web;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Account;

/**
 * Signs people in, slowly for those who guess. An unknown name costs the same work and gets the same answer as a wrong
 * password. At most as many passwords are checked at a time as there are cores: each check takes 19 MiB.
 */
final class PatientSignIn implements AuthenticationProvider {
    private static final int LONGEST_INPUT = 200;

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Patience patience;
    private final String nobodysHash;
    private final Semaphore checks = new Semaphore(Runtime.getRuntime().availableProcessors());

    PatientSignIn(Accounts accounts, PasswordEncoder passwords, Patience patience) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.patience = patience;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    /** This name or address must wait before the next try. */
    static final class TooSoon extends AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final long seconds;

        TooSoon(Duration left) {
            super("The next try is possible in " + left.toSeconds() + " s");
            this.seconds = left.toSeconds() + 1;
        }

        long seconds() {
            return seconds;
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName().strip();
        String address =
                asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        Duration left = patience.left(name, address);
        if (left.isPositive()) {
            throw new TooSoon(left);
        }
        var account = accounts.find(name);
        if (!matches(
                        String.valueOf(asked.getCredentials()),
                        account.map(Account::passwordHash).orElse(nobodysHash))
                || account.isEmpty()) {
            patience.failed(name, address);
            throw new BadCredentialsException("Wrong name or password");
        }
        patience.succeeded(name);
        return signedIn(account.get(), asked);
    }

    private boolean matches(String password, String hash) {
        checks.acquireUninterruptibly();
        try {
            return password.length() <= LONGEST_INPUT && passwords.matches(password, hash);
        } finally {
            checks.release();
        }
    }

    private static Authentication signedIn(Account account, Authentication asked) {
        var roles = account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        var token = UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account), null, List.copyOf(roles));
        token.setDetails(asked.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
