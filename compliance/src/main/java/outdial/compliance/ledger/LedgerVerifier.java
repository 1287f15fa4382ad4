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
     * Reads the file, a whole chain or a stretch of one, to its first fault, or to its end. Without signed heads somebody who rewrites every row from some
     * row on, or cuts the end and writes a new last line, goes unseen. A stretch must begin and end at signed heads if
     * there are any before and after it.
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
        String[] first = lines.text().split("\t", -1);
        Optional<ChainHead> start = start(first);
        if (start.isEmpty()) {
            return new Unusable(
                    "It is no ledger file, or its first line was altered: it names no row and hash to follow.");
        }
        return new Verification(start.get(), first.length > 2, lines, heads).run();
    }

    /** What the file's first row follows: nothing, or the row that a stretch of a chain names. */
    private static Optional<ChainHead> start(String[] first) {
        ChainHead whole = ChainHead.start(LedgerText.plain(first[1]));
        if (first.length == 2) {
            return Optional.of(whole);
        }
        boolean isStretch = first.length == 4 && first[2].matches("[0-9]{1,18}") && first[3].matches("[0-9a-f]{64}");
        return isStretch
                ? Optional.of(new ChainHead(whole.chain(), Long.parseLong(first[2]), first[3], whole.at()))
                : Optional.empty();
    }
}
