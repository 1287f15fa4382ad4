package outdial.compliance.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import outdial.compliance.ledger.LedgerReport.Unusable;

/** Checks a ledger file offline: names the first row that was altered, is missing or stands out of its order. */
public final class LedgerVerifier {
    private LedgerVerifier() {}

    /**
     * Reads the file to its first fault, or to its end. Without signed heads somebody who rewrites every row from some
     * row on, or cuts the end and writes a new last line, goes unseen.
     *
     * @param heads those of any chain; only the file's own are compared
     * @param key whose signature all heads must have; unsigned heads are good enough without
     */
    public static LedgerReport verify(InputStream file, List<SignedHeads> heads, Optional<PublicKey> key)
            throws IOException {
        for (SignedHeads signed : heads) {
            if (key.isPresent() && !signed.isSignedBy(key.get())) {
                return new Unusable("The heads of " + signed.at() + " are not signed with that key; trust neither.");
            }
        }
        var lines = new LineBytes(file);
        if (!lines.next() || !lines.text().startsWith(LedgerFile.MARK + "\t")) {
            return new Unusable("It is no ledger file: the first line must be '" + LedgerFile.MARK + "' and a chain.");
        }
        String chain = LedgerText.plain(lines.text().substring(LedgerFile.MARK.length() + 1));
        return new Verification(chain, lines, heads).run();
    }
}
