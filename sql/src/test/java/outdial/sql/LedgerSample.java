package outdial.sql;

import static outdial.sql.Sample.NOON;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.Commitment;
import outdial.compliance.ledger.Decision;
import outdial.compliance.ledger.LedgerRow;

/** Rows of a ledger as long as real ones: permits and calls' times in turn, and a changed verdict among ten. */
final class LedgerSample {
    private static final int SALT_BYTES = 16;
    private static final int AMONG = 10;

    private LedgerSample() {}

    /** The row that follows {@code head}. */
    static LedgerRow next(ChainHead head, RandomGenerator random) {
        long seq = head.seq() + 1;
        Instant at = NOON.plusMillis(seq);
        String commitment = Commitment.of(salt(seq), "+" + number(seq));
        Decision decision = random.nextInt(AMONG) == 0
                ? new Decision.VerdictChanged(
                        seq, "house@" + "1".repeat(64), "defer", Optional.of(at), List.of("gb.window"), commitment)
                : seq % 2 == 0 ? permit(seq, at, commitment) : times(seq, at);
        return head.row(at, decision.kind(), decision.entries());
    }

    private static Decision permit(long seq, Instant at, String commitment) {
        return new Decision.Permitted(
                seq,
                "house@" + "1".repeat(64) + " packs@" + "2".repeat(64),
                Map.ofEntries(
                        Map.entry("campaign", "17"),
                        Map.entry("lead", String.valueOf(seq)),
                        Map.entry("kind", "sales"),
                        Map.entry("recipient", "consumer"),
                        Map.entry("mode", "predictive"),
                        Map.entry("jurisdictions", "GB"),
                        Map.entry("zones", "Europe/London"),
                        Map.entry("consent", "express"),
                        Map.entry("registers", "gb.tps: clear 2026-11-20"),
                        Map.entry("attempts", "2"),
                        Map.entry("caller", "+442079460100"),
                        Map.entry("granted", at.toString())),
                Map.of("number", commitment),
                List.of("gb.tps", "gb.window", "gb.cli", "country-allowed", "type-allowed", "campaign-hours"));
    }

    private static Decision times(long seq, Instant at) {
        return new Decision.Measured(
                Math.max(1, seq - 1), Map.of("sent", at, "rang", at, "answered", at, "connected", at, "ended", at));
    }

    static boolean hasNumber(LedgerRow row) {
        return row.entries().containsKey("number");
    }

    static long number(long seq) {
        return 442_079_460_000L + seq % 1000;
    }

    static byte[] salt(long seq) {
        return ByteBuffer.allocate(SALT_BYTES).putLong(seq).putLong(~seq).array();
    }
}
