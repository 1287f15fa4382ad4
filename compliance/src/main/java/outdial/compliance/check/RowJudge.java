package outdial.compliance.check;

import outdial.compliance.NumberReader;
import outdial.compliance.gate.PackGate;
import outdial.compliance.pack.RulePacks;

/** Judges rows by one set of packs. */
final class RowJudge {
    private final PackGate gate;
    private final RowReader rows;

    RowJudge(RulePacks packs, NumberReader numbers) {
        gate = new PackGate(packs);
        rows = new RowReader(numbers);
    }

    Outcome judge(CallTable.Row row) {
        if (row.bad().isPresent()) {
            return Outcome.unreadable(row.bad().get());
        }
        try {
            RowReader.Call call = rows.read(row.fields());
            return Outcome.of(gate.judge(call.facts(), call.at()));
        } catch (BadField bad) {
            return Outcome.unreadable(bad);
        }
    }
}
