package outdial.imports.job;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import outdial.imports.file.Row;
import outdial.imports.row.DoNotCallParser;
import outdial.imports.row.DoNotCallParser.Parsed;
import outdial.imports.row.Remark;
import outdial.model.PhoneNumber;
import outdial.sql.DoNotCallBulk;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;

/** Rows that are numbers not to be called. */
public final class DoNotCallSink implements RowSink {
    private final DoNotCallParser parser;
    private final ImportRunId run;
    private final DoNotCallBulk bulk;
    private final ImportRuns runs;
    private final InstantSource clock;

    public DoNotCallSink(
            DoNotCallParser parser, ImportRunId run, DoNotCallBulk bulk, ImportRuns runs, InstantSource clock) {
        this.parser = parser;
        this.run = run;
        this.bulk = bulk;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public ImportRuns.Counts take(List<Row> rows) {
        List<Parsed> parsed = rows.stream().map(parser::parse).toList();
        Set<PhoneNumber> listed = new HashSet<>(bulk.listed(numbers(parsed)));
        Set<PhoneNumber> added = new LinkedHashSet<>();
        Problems problems = new Problems();
        for (Parsed each : parsed) {
            switch (each) {
                case Parsed.Rejected(long no, Remark why) -> problems.rejected(no, List.of(why));
                case Parsed.Listed(long no, PhoneNumber number) -> {
                    if (listed.add(number)) {
                        added.add(number);
                    } else {
                        problems.duplicate(no, number, "The number is on the list already.");
                    }
                }
            }
        }
        bulk.add(added, clock.instant());
        runs.note(run, problems.all());
        return new ImportRuns.Counts(rows.size(), added.size(), problems.rejectedRows(), problems.duplicateRows());
    }

    private static Set<PhoneNumber> numbers(List<Parsed> parsed) {
        Set<PhoneNumber> numbers = new HashSet<>();
        for (Parsed each : parsed) {
            if (each instanceof Parsed.Listed number) {
                numbers.add(number.number());
            }
        }
        return numbers;
    }
}
