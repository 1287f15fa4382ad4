package outdial.imports.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outdial.imports.file.Row;
import outdial.imports.row.ConsentParser;
import outdial.imports.row.ConsentParser.Parsed;
import outdial.imports.row.Remark;
import outdial.sql.ConsentBulk.NewConsent;
import outdial.sql.ConsentBulk.Same;
import outdial.sql.Consents.Consent;
import outdial.sql.ImportRuns;

/** Rows that are consents. One that is kept already is a duplicate, whatever else its row says. */
public final class ConsentSink implements RowSink<Read<Parsed>> {
    private final ConsentParser parser;
    private final ConsentStore store;

    public ConsentSink(ConsentParser parser, ConsentStore store) {
        this.parser = parser;
        this.store = store;
    }

    @Override
    public Read<Parsed> understand(Row row) {
        return new Read<>(row, parser.parse(row));
    }

    @Override
    public ImportRuns.Counts take(List<Read<Parsed>> rows) {
        Set<Same> kept = new HashSet<>(store.kept(asked(rows)));
        List<NewConsent> added = new ArrayList<>();
        Problems problems = new Problems();
        for (Read<Parsed> each : rows) {
            switch (each.parsed()) {
                case Parsed.Rejected(long _, List<Remark> why) -> problems.rejected(each.row(), why);
                case Parsed.Agreed(long no, Consent consent) -> {
                    if (kept.add(Same.of(consent))) {
                        added.add(new NewConsent(no, consent));
                    } else {
                        problems.duplicate(no, consent.number(), "The consent is kept already.", List.of());
                    }
                }
            }
        }
        store.add(added);
        store.note(problems);
        return new ImportRuns.Counts(rows.size(), added.size(), problems.rejectedRows(), problems.duplicateRows(), 0);
    }

    private static Set<Same> asked(List<Read<Parsed>> rows) {
        Set<Same> asked = new HashSet<>();
        for (Read<Parsed> each : rows) {
            if (each.parsed() instanceof Parsed.Agreed(long _, Consent consent)) {
                asked.add(Same.of(consent));
            }
        }
        return asked;
    }
}
