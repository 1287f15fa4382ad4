package outdial.compliance.check;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.compliance.NumberReader;
import outdial.compliance.pack.RulePacks;

/** Judges the rows of a file of calls and writes them out with verdict, instant and deciding rule. */
public final class BatchCheck {
    private final RowJudge judge;

    public BatchCheck(RulePacks packs, NumberReader numbers) {
        judge = new RowJudge(packs, numbers);
    }

    /**
     * Reads {@code in} to its end and writes each row to {@code out} as soon as it is judged.
     *
     * @throws NoTable if the first line is not that of a table of calls; nothing has been written then
     */
    public CheckSummary check(Reader in, Appendable out) throws IOException, NoTable {
        var table = new CallTable(in);
        out.append(line(table.header(), List.of("verdict", "until", "rule")));
        var summary = new CheckSummary.Builder();
        for (Optional<CallTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
            Outcome outcome = judge.judge(row.get());
            out.append(line(row.get().values(), List.of(outcome.verdict(), outcome.until(), outcome.rule())));
            summary.add(row.get().number(), outcome, row.get().fields());
        }
        return summary.done();
    }

    static String line(List<String> values, List<String> more) {
        var line = new ArrayList<>(values);
        line.addAll(more);
        return CsvLine.of(line);
    }
}
