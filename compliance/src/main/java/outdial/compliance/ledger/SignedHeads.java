package outdial.compliance.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The heads of all chains at one time, signed together and kept outside the database, so that not even its owner can
 * rewrite or cut a chain unseen.
 *
 * @param at when they were signed
 * @param signature Ed25519, Base64
 */
public record SignedHeads(Instant at, List<Head> heads, String signature) {
    private static final String MARK = "outdial-heads 1";

    public SignedHeads {
        heads = List.copyOf(heads);
    }

    /** How far a chain had come. */
    public record Head(String chain, long seq, String hash) {}

    /** Signs heads with an Ed25519 key. */
    public static SignedHeads sign(Instant at, List<ChainHead> chains, PrivateKey key) {
        List<Head> heads = chains.stream()
                .map(one -> new Head(one.chain(), one.seq(), one.hash()))
                .toList();
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(statement(at, heads).getBytes(StandardCharsets.UTF_8));
            return new SignedHeads(at, heads, Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key for Ed25519 signatures", e);
        }
    }

    /** Whether whoever has the key's other half signed exactly this. */
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initVerify(key);
            signing.update(statement(at, heads).getBytes(StandardCharsets.UTF_8));
            return signing.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The head of a chain, if it is among them. */
    public Optional<Head> of(String chain) {
        return heads.stream().filter(head -> head.chain().equals(chain)).findFirst();
    }

    /** As a line of a file of heads, without its end. */
    public String line() {
        return "H\t" + signature + "\t" + statement(at, heads);
    }

    /** Reads a line of a file of heads; none if it isn't one. */
    public static Optional<SignedHeads> find(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 4 || !fields[0].equals("H") || !fields[2].equals(MARK) || fields.length % 3 != 1) {
            return Optional.empty();
        }
        try {
            var heads = new ArrayList<Head>();
            for (int i = 4; i < fields.length; i += 3) {
                heads.add(new Head(LedgerText.plain(fields[i]), Long.parseLong(fields[i + 1]), fields[i + 2]));
            }
            return Optional.of(new SignedHeads(Instant.parse(fields[3]), heads, fields[1]));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String statement(Instant at, List<Head> heads) {
        var statement = new StringBuilder(MARK).append('\t').append(at);
        heads.forEach(head -> statement
                .append('\t')
                .append(LedgerText.escaped(head.chain()))
                .append('\t')
                .append(head.seq())
                .append('\t')
                .append(head.hash()));
        return statement.toString();
    }
}
