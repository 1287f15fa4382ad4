package outdial.compliance.yaml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One hash for one content: keys sorted, nothing between, each text preceded by its length. */
public final class CanonicalHash {
    private CanonicalHash() {}

    /** SHA-256 in hexadecimal of a tree of maps, lists and texts. */
    public static String of(Object content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical(content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String canonical(Object content) {
        return switch (content) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> canonical(entry.getKey()) + canonical(entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining("", "{", "}"));
            case List<?> list -> list.stream().map(CanonicalHash::canonical).collect(Collectors.joining("", "[", "]"));
            case Object other -> other.toString().length() + ":" + other;
        };
    }
}
