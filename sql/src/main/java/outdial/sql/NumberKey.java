package outdial.sql;

import static java.util.stream.Collectors.toMap;
import static outdial.sql.gen.Tables.SUPPRESSION_KEY;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import outdial.model.PhoneNumber;

/**
 * What makes hashes of numbers that tell nobody the number: a secret of each client's own, table {@code suppression_key}.
 * Used by one thread.
 */
final class NumberKey {
    private static final String HMAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Mac mac;

    NumberKey(byte[] secret) {
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HMAC, e);
        }
    }

    /** The client's, drawn if it has none. */
    static NumberKey of(ClientScope scope) {
        byte[] drawn = new byte[SECRET_BYTES];
        RANDOM.nextBytes(drawn);
        scope.insertInto(SUPPRESSION_KEY)
                .set(SUPPRESSION_KEY.SECRET, drawn)
                .onDuplicateKeyIgnore()
                .execute();
        return new NumberKey(scope.selectFrom(SUPPRESSION_KEY).fetchSingle(SUPPRESSION_KEY.SECRET));
    }

    String hash(PhoneNumber number) {
        return HexFormat.of().formatHex(mac.doFinal(number.e164().getBytes(StandardCharsets.US_ASCII)));
    }

    /** The numbers by their hashes. */
    Map<String, PhoneNumber> hashes(Collection<PhoneNumber> numbers) {
        return numbers.stream().distinct().collect(toMap(this::hash, Function.identity()));
    }
}
