/**
 * The record of decisions that nobody can alter unseen: rows in chains of hashes, personal data only as commitments,
 * heads signed. Start at {@link outdial.compliance.ledger.ChainHead} to write, at
 * {@link outdial.compliance.ledger.LedgerVerifier} to check a file of rows.
 * Pure but for the streams that the verifier is given; no clock. Not here: where rows are kept (sql), when they are
 * written.
 */
@NullMarked
package outdial.compliance.ledger;

import org.jspecify.annotations.NullMarked;
