package outdial.sql;

import static outdial.sql.gen.Tables.SUPPRESSION;
import static outdial.sql.gen.Tables.SUPPRESSION_KEY;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/**
 * Numbers of persons whom one client has erased, as keyed hashes: tables {@code suppression} and {@code suppression_key}.
 * Takes part in the caller's transaction.
 */
final class Suppressions {
    /** The name by which gate and pages know the list. */
    static final String ERASED = "Erased on request";

    private static final String HMAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClientScope scope;

    Suppressions(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    void add(Collection<PhoneNumber> numbers, Instant at) {
        byte[] secret = secret().orElseGet(this::newSecret);
        for (PhoneNumber number : numbers) {
            scope.insertInto(SUPPRESSION)
                    .set(SUPPRESSION.KEYED, keyed(secret, number))
                    .set(SUPPRESSION.ADDED_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
        }
    }

    /** Those of the numbers that were erased. A client that never erased anybody costs one look at a key. */
    Set<PhoneNumber> among(Collection<PhoneNumber> numbers) {
        Optional<byte[]> secret = numbers.isEmpty() ? Optional.empty() : secret();
        if (secret.isEmpty()) {
            return Set.of();
        }
        Map<String, PhoneNumber> byHash = new HashMap<>();
        numbers.forEach(number -> byHash.put(keyed(secret.get(), number), number));
        return scope
                .selectFrom(SUPPRESSION)
                .and(SUPPRESSION.KEYED.in(byHash.keySet()))
                .fetch(SUPPRESSION.KEYED)
                .stream()
                .map(hash -> Objects.requireNonNull(byHash.get(hash)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<byte[]> secret() {
        return scope.selectFrom(SUPPRESSION_KEY).fetchOptional(SUPPRESSION_KEY.SECRET);
    }

    private byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        scope.insertInto(SUPPRESSION_KEY)
                .set(SUPPRESSION_KEY.SECRET, secret)
                .onDuplicateKeyIgnore()
                .execute();
        return secret().orElseThrow();
    }

    private static String keyed(byte[] secret, PhoneNumber number) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(number.e164().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HMAC, e);
        }
    }
}
