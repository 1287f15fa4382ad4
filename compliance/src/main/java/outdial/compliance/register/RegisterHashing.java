package outdial.compliance.register;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * How the keeper of a register hides its numbers: the hash of each, in hexadecimal. Of each hash its first 64 bits are
 * kept, so that of a register of ten million one number in a million millions is listed by chance; that errs to the strict
 * side.
 *
 * @param of what is hashed
 * @param countryCode of every number; 0 unless numbers are hashed without it
 */
public record RegisterHashing(Algorithm algorithm, Of of, int countryCode) {
    private static final int HEAD_DIGITS = 16;

    public RegisterHashing {
        if ((of == Of.NATIONAL) != (countryCode > 0)) {
            throw new IllegalArgumentException(
                    "Numbers hashed without their country code, and only they, need --country-code");
        }
    }

    /** The hashes that are known. */
    public enum Algorithm {
        MD5("MD5", 32),
        SHA1("SHA-1", 40),
        SHA256("SHA-256", 64),
        SHA512("SHA-512", 128);

        private final String java;
        private final int digits;

        Algorithm(String java, int digits) {
            this.java = java;
            this.digits = digits;
        }
    }

    /** What is hashed of {@code +34 612 345 678}. */
    public enum Of {
        /** {@code +34612345678}. */
        PLUS,
        /** {@code 34612345678}. */
        DIGITS,
        /** {@code 612345678}. */
        NATIONAL
    }

    /** The first 64 bits of what the keeper wrote; none if it is no hash of this kind. */
    OptionalLong read(String written) {
        if (written.length() != algorithm.digits) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < written.length(); i++) {
            if (Character.digit(written.charAt(i), HEAD_DIGITS) < 0) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(HexFormat.fromHexDigitsToLong(written, 0, HEAD_DIGITS));
    }

    /** The first 64 bits of a number's hash; none if no number of this country code can be on the register. */
    OptionalLong of(long digits) {
        String text = Long.toString(digits);
        String code = Integer.toString(countryCode);
        if (of == Of.NATIONAL && !text.startsWith(code)) {
            return OptionalLong.empty();
        }
        String hashed = switch (of) {
            case PLUS -> "+" + text;
            case DIGITS -> text;
            case NATIONAL -> text.substring(code.length());
        };
        return OptionalLong.of(ByteBuffer.wrap(digest().digest(hashed.getBytes(StandardCharsets.US_ASCII)))
                .getLong());
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm.java);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no " + algorithm.java, e);
        }
    }
}
