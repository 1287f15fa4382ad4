package outdial.compliance.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A ledger file of random decisions, and what is known of it. */
record LedgerSample(List<String> lines, ChainHead head, List<ChainHead> heads) {
    static final String CHAIN = "floor-1/client-7";
    static final KeyPair KEY = key();
    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    /** {@code opened} tells whether the file opens its commitments, as an export with personal data does. */
    static LedgerSample of(int rows, boolean opened, RandomGenerator random) {
        var text = new StringBuilder();
        try {
            var file = new LedgerFile(text, CHAIN);
            var heads = new ArrayList<ChainHead>();
            for (int i = 1; i <= rows; i++) {
                byte[] salt = new byte[16];
                random.nextBytes(salt);
                String number = "+1415555" + (1000 + i % 9000);
                Decision decision = decision(i, Commitment.of(salt, number), random);
                Instant at = NOON.plusSeconds(i);
                LedgerRow row = file.add(head -> head.row(at, decision.kind(), decision.entries()));
                if (opened && !(decision instanceof Decision.Measured)) {
                    file.open("number", salt, number);
                }
                heads.add(new ChainHead(CHAIN, row.seq(), row.hash(), row.at()));
            }
            ChainHead head = file.end();
            return new LedgerSample(text.toString().lines().toList(), head, heads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Decision decision(int row, String commitment, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Decision.Permitted(
                        row,
                        "packs@" + "0".repeat(64),
                        Map.of("zones", "Europe/London", "kind", "sales"),
                        Map.of("number", commitment),
                        List.of("gb.tps", "gb.window"));
            case 1 ->
                new Decision.VerdictChanged(
                        row, "packs@1", "defer", Optional.of(NOON), List.of("gb.window"), commitment);
            default -> new Decision.Measured(Math.max(1, row - 1), Map.of("rang", NOON, "answered", NOON));
        };
    }

    LedgerReport verify(List<String> changed) {
        return verify(changed, List.of());
    }

    LedgerReport verify(List<String> changed, List<SignedHeads> signed) {
        return verify(String.join("\n", changed) + "\n", signed);
    }

    static LedgerReport verify(String text, List<SignedHeads> signed) {
        try {
            return LedgerVerifier.verify(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    signed,
                    Optional.of(KEY.getPublic()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SignedHeads signed(int row) {
        return SignedHeads.sign(NOON, List.of(heads.get(row - 1)), KEY.getPrivate());
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
