package outdial.imports.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import outdial.sql.Feeds;
import outdial.sql.Feeds.Feed;

/**
 * The token with which a program proves that it may bring files to a feed: {@code feed-<id>-<secret>}. The secret has 256
 * random bits, so its plain SHA-256 may be kept.
 */
public final class FeedTokens {
    private static final int SECRET_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("feed-([1-9][0-9]{0,17})-([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private FeedTokens() {}

    /** A secret that nobody else has. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of a secret. */
    public static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    /** The token of a feed, as its program sends it. */
    public static String token(long feed, String secret) {
        return "feed-" + feed + "-" + secret;
    }

    /** The feed that the token opens, if it is on. Takes as long whether or not the secret begins rightly. */
    public static Optional<Feed> open(DSLContext dsl, String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] given = hash(parts.group(2)).getBytes(UTF_8);
        return Feeds.find(dsl, Long.parseLong(parts.group(1)))
                .filter(feed -> MessageDigest.isEqual(given, feed.tokenHash().getBytes(UTF_8)))
                .filter(Feed::isOn);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
