package outdial.compliance.check;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outdial.compliance.NumberReader;
import outdial.compliance.pack.RulePacks;

/** What other rule packs would change for the calls of a file: a dry run, before they are put in force. */
public final class PackComparison {
    private final RowJudge now;
    private final RowJudge then;

    public PackComparison(RulePacks now, RulePacks then, NumberReader numbers) {
        this.now = new RowJudge(now, numbers);
        this.then = new RowJudge(then, numbers);
    }

    /**
     * How many rows change.
     *
     * @param changes rows by what becomes of them, as {@code allow to deny}
     */
    public record Changes(int rows, int changed, SortedMap<String, Integer> changes) {}

    /**
     * Writes the rows that come out otherwise, each with the verdict of now and that of then.
     *
     * @throws NoTable if the first line is not that of a table of calls; nothing has been written then
     */
    public Changes compare(Reader in, Appendable out) throws IOException, NoTable {
        var table = new CallTable(in);
        out.append(BatchCheck.line(
                table.header(), List.of("verdict", "until", "rule", "new_verdict", "new_until", "new_rule")));
        var changes = new TreeMap<String, Integer>();
        int rows = 0;
        int changed = 0;
        for (Optional<CallTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
            rows++;
            Outcome before = now.judge(row.get());
            Outcome after = then.judge(row.get());
            if (!before.equals(after)) {
                changed++;
                changes.merge(before.verdict() + " to " + after.verdict(), 1, Integer::sum);
                out.append(BatchCheck.line(
                        row.get().values(),
                        List.of(
                                before.verdict(),
                                before.until(),
                                before.rule(),
                                after.verdict(),
                                after.until(),
                                after.rule())));
            }
        }
        return new Changes(rows, changed, changes);
    }
}
