/**
 * The ledger's heads outside the database. Start at {@link outdial.app.seal.LedgerSeal}: it makes a key, signs the heads
 * of all chains together, and keeps them in a file, so that not even the database's owner can rewrite or cut a chain
 * unseen. Must not decide anything about calls.
 */
@NullMarked
package outdial.app.seal;

import org.jspecify.annotations.NullMarked;
