package outdial.compliance.ledger;

import java.util.List;

/** What the verifier found: the first fault, or none. */
public sealed interface LedgerReport {
    /**
     * Every row is there, in its order, as it was written.
     *
     * @param closed rows with personal data that the file doesn't open: it was erased, or left out of the export
     * @param firstClosed the first few of them
     * @param heads signed heads that agree with the chain
     */
    record Sound(String chain, long rows, String hash, long closed, List<Long> firstClosed, int heads)
            implements LedgerReport {
        public Sound {
            firstClosed = List.copyOf(firstClosed);
        }
    }

    /** A row is not as it was written. */
    record Altered(long row, long line, String how) implements LedgerReport {}

    /** Rows are not there. */
    record Missing(long from, long to, long line) implements LedgerReport {}

    /** A row stands elsewhere than where it was written, or twice. */
    record Reordered(long row, long line) implements LedgerReport {}

    /** The chain's last rows are not there; {@code to} is the last that was, if that is known, else 0. */
    record Truncated(long from, long to) implements LedgerReport {}

    /** It is no ledger file, or heads of it are not what they seem. */
    record Unusable(String why) implements LedgerReport {}

    /** For the person who asked. */
    default String sentence() {
        return switch (this) {
            case Sound(var chain, long rows, var _, long closed, var first, int heads) ->
                "Sound: all " + rows + " rows of " + chain + " are as they were written, in their order."
                        + (heads > 0 ? " " + heads + " signed heads agree." : " No signed head was compared.")
                        + (closed > 0
                                ? " Personal data of " + closed + " rows is erased or left out, first of rows " + first
                                        + "."
                                : "");
            case Altered(long row, long line, var how) ->
                "Row " + row + " (line " + line + ") was altered: " + how + ".";
            case Missing(long from, long to, long line) ->
                (from == to ? "Row " + from + " is" : "Rows " + from + " to " + to + " are") + " missing before line "
                        + line + ".";
            case Reordered(long row, long line) -> "Row " + row + " stands out of its order at line " + line + ".";
            case Truncated(long from, long to) ->
                "The end is missing: rows from " + from + (to > 0 ? " to " + to : "") + " are not there.";
            case Unusable(var why) -> why;
        };
    }
}
