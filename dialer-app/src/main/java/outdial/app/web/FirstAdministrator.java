package outdial.app.web;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.sql.Accounts;

/** Makes the first account of an installation, so that none has a password known in advance. */
public final class FirstAdministrator {
    private static final String SIGN_IN = "admin";
    // Without letters and digits that look alike, for it is read from a terminal and typed.
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final InstantSource clock;

    FirstAdministrator(Accounts accounts, PasswordEncoder passwords, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What to tell the person who installs; the password stands nowhere else. */
    public record Created(String signIn, String password) {}

    /** Makes it unless there is an account already. */
    public Optional<Created> createIfNone() {
        if (accounts.isAny()) {
            return Optional.empty();
        }
        String password = random();
        boolean made = accounts.addFirst(SIGN_IN, hash(password), "Administrator", clock.instant());
        return made ? Optional.of(new Created(SIGN_IN, password)) : Optional.empty();
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    /** 100 bits, in groups of five. */
    private static String random() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
