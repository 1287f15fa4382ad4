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
        out.append(MARK).append('\t').append(LedgerText.escaped(chain)).append('\n');
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
        out.append("E\t" + head.seq() + "\t" + head.hash() + "\n");
        return head;
    }
}
