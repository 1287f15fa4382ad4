package outdial.imports.job;

import java.util.ArrayList;
import java.util.List;
import outdial.imports.file.Row;
import outdial.imports.row.Remark;
import outdial.model.PhoneNumber;
import outdial.sql.ImportRuns.Problem;

/** What is to be noted of a slab of rows, and how many of them were not taken. */
public final class Problems {
    private final List<Problem> all = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int duplicateRows;

    /** A row that was not taken. */
    public record Refused(Row row, List<Remark> why) {
        public Refused {
            why = List.copyOf(why);
        }
    }

    void rejected(Row row, List<Remark> why) {
        refused.add(new Refused(row, why));
        note(row.no(), 0, why, false);
    }

    /** A row whose number another lead has; remarks about its other values are noted with it. */
    void duplicate(long row, PhoneNumber number, String why, List<Remark> leftOff) {
        duplicateRows++;
        all.add(new Problem(row, 0, Remark.Kind.DUPLICATE.name(), "", number.e164(), why, true));
        note(row, 1, leftOff, true);
    }

    /** Remarks about a row that was taken all the same. */
    void leftOff(long row, List<Remark> remarks) {
        note(row, 0, remarks, false);
    }

    private void note(long row, int from, List<Remark> remarks, boolean isDuplicate) {
        int seq = from;
        for (Remark remark : remarks) {
            all.add(new Problem(
                    row, seq++, remark.kind().name(), remark.column(), remark.value(), remark.why(), isDuplicate));
        }
    }

    public List<Problem> all() {
        return all;
    }

    /** In the order of the file. */
    public List<Refused> refused() {
        return refused;
    }

    int rejectedRows() {
        return refused.size();
    }

    int duplicateRows() {
        return duplicateRows;
    }
}
