package outdial.imports.row;

import java.util.List;

/** What became of a row before anyone looked for duplicates. */
public sealed interface ParsedRow {
    /** The row's number in its file. */
    long no();

    /**
     * A lead.
     *
     * @param leftOff values that could not be kept although the lead could
     */
    record Accepted(long no, LeadDraft lead, List<Remark> leftOff) implements ParsedRow {
        public Accepted {
            leftOff = List.copyOf(leftOff);
        }
    }

    /** Not a lead; at least one reason. */
    record Rejected(long no, List<Remark> why) implements ParsedRow {
        public Rejected {
            why = List.copyOf(why);
        }
    }
}
