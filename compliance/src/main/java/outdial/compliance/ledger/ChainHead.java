package outdial.compliance.ledger;

import java.time.Instant;
import java.util.SequencedMap;

/**
 * The end of a chain: one chain for each floor and client, written by one writer.
 *
 * @param chain its name, as {@code floor-1/client-7}
 * @param seq number of the last row, 0 before the first
 * @param hash of the last row; before the first, of the chain's name
 * @param at of the last row; {@link Instant#EPOCH} before the first
 */
public record ChainHead(String chain, long seq, String hash, Instant at) {
    /** A chain without rows. */
    public static ChainHead start(String chain) {
        return new ChainHead(chain, 0, Hashes.of("outdial-ledger 1\t" + LedgerText.escaped(chain)), Instant.EPOCH);
    }

    /** Whether a row at {@code at} may follow; a clock behind the last row may not write, so nothing may be dialled. */
    public boolean mayBeFollowedAt(Instant at) {
        return !at.isBefore(this.at);
    }

    /**
     * The next row.
     *
     * @param kind what it tells, as {@code permit}
     * @param entries by name, in the order in which they are hashed; personal data only as {@link Commitment}
     * @throws IllegalArgumentException if the clock is behind the last row
     */
    public LedgerRow row(Instant at, String kind, SequencedMap<String, String> entries) {
        if (!mayBeFollowedAt(at)) {
            throw new IllegalArgumentException("The clock shows " + at + ", before row " + seq + " of " + chain + " at "
                    + this.at + ". Nothing was written, and nothing may be dialled until the clock is right.");
        }
        return new LedgerRow(seq + 1, hash, at, kind, entries);
    }

    /** The head after {@code row} was written. */
    public ChainHead after(LedgerRow row) {
        if (row.seq() != seq + 1 || !row.prev().equals(hash)) {
            throw new IllegalArgumentException("Row " + row.seq() + " does not follow row " + seq + " of " + chain);
        }
        return new ChainHead(chain, row.seq(), row.hash(), row.at());
    }
}
