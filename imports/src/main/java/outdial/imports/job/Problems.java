package outdial.imports.job;

import java.util.ArrayList;
import java.util.List;
import outdial.imports.row.Remark;
import outdial.model.PhoneNumber;
import outdial.sql.ImportRuns.Problem;

/** What is to be noted of a thousand rows, and how many of them were not taken. */
final class Problems {
    private final List<Problem> all = new ArrayList<>();
    private int rejectedRows;
    private int duplicateRows;

    void rejected(long row, List<Remark> why) {
        rejectedRows++;
        leftOff(row, why);
    }

    void duplicate(long row, PhoneNumber number, String why) {
        duplicateRows++;
        all.add(new Problem(row, 0, "", number.e164(), why, true));
    }

    /** Remarks about a row that was taken all the same. */
    void leftOff(long row, List<Remark> remarks) {
        for (int seq = 0; seq < remarks.size(); seq++) {
            Remark remark = remarks.get(seq);
            all.add(new Problem(row, seq, remark.column(), remark.value(), remark.why(), false));
        }
    }

    List<Problem> all() {
        return all;
    }

    int rejectedRows() {
        return rejectedRows;
    }

    int duplicateRows() {
        return duplicateRows;
    }
}
