package outdial.compliance.ledger;

import java.io.IOException;
import java.util.function.Function;

/** Writes a chain as a file that a stranger can verify: a first line, the rows with their openings, a last line. */
public final class LedgerFile {
    static final String MARK = "outdial-ledger 1";

    private final Appendable out;
    private ChainHead head;

    /** Begins the file of a chain. */
    public LedgerFile(Appendable out, String chain) throws IOException {
        this.out = out;
        head = ChainHead.start(chain);
        out.append(start(chain));
    }

    /** The first line of a whole chain's file, with its end. */
    public static String start(String chain) {
        return MARK + "\t" + LedgerText.escaped(chain) + "\n";
    }

    /** The first line of a file that holds only what follows row {@code after}, whose hash is given, with its end. */
    public static String stretch(String chain, long after, String hash) {
        return MARK + "\t" + LedgerText.escaped(chain) + "\t" + after + "\t" + hash + "\n";
    }

    /** The last line, with its end. */
    public static String end(long seq, String hash) {
        return "E\t" + seq + "\t" + hash + "\n";
    }

    /** Adds the next row, made from the chain's head. */
    public LedgerRow add(Function<ChainHead, LedgerRow> next) throws IOException {
        LedgerRow row = next.apply(head);
        head = head.after(row);
        out.append(row.line()).append('\n');
        return row;
    }

    /** Opens one of the last row's commitments. */
    public void open(String entry, byte[] salt, String value) throws IOException {
        out.append(Commitment.opening(head.seq(), entry, salt, value)).append('\n');
    }

    /** Ends the file. */
    public ChainHead end() throws IOException {
        out.append(end(head.seq(), head.hash()));
        return head;
    }
}
