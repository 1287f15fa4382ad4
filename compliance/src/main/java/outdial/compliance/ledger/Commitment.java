package outdial.compliance.ledger;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in a row for personal data: HMAC-SHA256 of the value, keyed by a salt of its own. Whoever has salt and value can
 * show that the row meant it; once the salt is erased nobody can, and every hash stays true.
 */
public final class Commitment {
    static final String MARK = "commit:";
    private static final int SALT_BYTES = 16;
    private static final String HMAC = "HmacSHA256";

    private Commitment() {}

    /**
     * What stands in the row.
     *
     * @param salt at least 16 random bytes, used for this one value
     */
    public static String of(byte[] salt, String value) {
        return of(mac(), salt, value);
    }

    /** As {@link #of(byte[], String)}, with a {@link #mac} that is used again: finding one costs more than its work. */
    static String of(Mac mac, byte[] salt, String value) {
        if (salt.length < SALT_BYTES) {
            throw new IllegalArgumentException("A salt needs 16 bytes at least, not " + salt.length);
        }
        try {
            mac.init(new SecretKeySpec(salt, HMAC));
            return MARK + HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key of HMAC-SHA256", e);
        }
    }

    static Mac mac() {
        try {
            return Mac.getInstance(HMAC);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    /** The line that follows a row in a file to open one of its commitments, without its end. */
    public static String opening(long seq, String entry, byte[] salt, String value) {
        return openingLine(String.valueOf(seq), entry, HexFormat.of().formatHex(salt), value);
    }

    /** As {@link #opening}, from texts that nobody has looked at yet. */
    public static String openingLine(String seq, String entry, String salt, String value) {
        return "S\t" + LedgerText.escaped(seq) + "\t" + LedgerText.escaped(entry) + "\t" + LedgerText.escaped(salt)
                + "\t" + LedgerText.escaped(value);
    }
}
