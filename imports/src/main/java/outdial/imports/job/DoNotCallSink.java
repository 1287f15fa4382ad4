package outdial.imports.job;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import outdial.imports.file.Row;
import outdial.imports.row.DoNotCallParser;
import outdial.imports.row.DoNotCallParser.Parsed;
import outdial.imports.row.Remark;
import outdial.model.PhoneNumber;
import outdial.sql.ImportRuns;

/** Rows that are numbers not to be called. */
public final class DoNotCallSink implements RowSink<Read<Parsed>> {
    private final DoNotCallParser parser;
    private final NumberStore store;

    public DoNotCallSink(DoNotCallParser parser, NumberStore store) {
        this.parser = parser;
        this.store = store;
    }

    @Override
    public Read<Parsed> understand(Row row) {
        return new Read<>(row, parser.parse(row));
    }

    @Override
    public ImportRuns.Counts take(List<Read<Parsed>> rows) {
        List<Parsed> parsed = rows.stream().map(Read::parsed).toList();
        Set<PhoneNumber> listed = new HashSet<>(store.listed(numbers(parsed)));
        Set<PhoneNumber> added = new LinkedHashSet<>();
        Problems problems = new Problems();
        for (Read<Parsed> each : rows) {
            switch (each.parsed()) {
                case Parsed.Rejected(long _, Remark why) -> problems.rejected(each.row(), List.of(why));
                case Parsed.Listed(long no, PhoneNumber number) -> {
                    if (listed.add(number)) {
                        added.add(number);
                    } else {
                        problems.duplicate(no, number, "The number is on the list already.", List.of());
                    }
                }
            }
        }
        store.add(added);
        store.note(problems);
        return new ImportRuns.Counts(rows.size(), added.size(), problems.rejectedRows(), problems.duplicateRows(), 0);
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
