package outdial.compliance.check;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import outdial.compliance.NumberReader;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.PackVerdict;
import outdial.compliance.pack.RulePacks;

/** Judges the rows of a file of calls and writes them out with verdict, instant and deciding rule. */
public final class BatchCheck {
    private final PackGate gate;
    private final RowReader rows;

    public BatchCheck(RulePacks packs, NumberReader numbers) {
        gate = new PackGate(packs);
        rows = new RowReader(numbers);
    }

    /** A file without the columns that every row needs, or without any. */
    public static final class NoTable extends Exception {
        NoTable(String reason) {
            super(reason);
        }
    }

    /**
     * What came of one row.
     *
     * @param verdict {@code allow}, {@code deny} or {@code defer}
     * @param until the instant of a deferral, or empty
     * @param rule the deciding rule, {@code -} if allowed; {@code input.} and a column if the row can't be read
     * @param why the deciding rule's objection as a sentence, or empty
     */
    record Outcome(String verdict, String until, String rule, String why) {
        static Outcome of(PackVerdict verdict) {
            String rule = verdict.deciding().map(finding -> finding.rule()).orElse("-");
            return switch (verdict) {
                case PackVerdict.Allow() -> new Outcome("allow", "", rule, "");
                case PackVerdict.Defer(var until, var _) -> new Outcome("defer", until.toString(), rule, "");
                case PackVerdict.Deny _ -> new Outcome("deny", "", rule, "");
            };
        }

        /** As the column {@code expected_verdict} writes it. */
        String asExpected() {
            return until.isEmpty() ? verdict : "defer-until " + until;
        }
    }

    /**
     * Reads {@code in} to its end and writes each row to {@code out} as soon as it is judged.
     *
     * @throws NoTable if the first line is not that of a table of calls; nothing has been written then
     */
    public CheckSummary check(Reader in, Appendable out) throws IOException, NoTable {
        var csv = new CsvReader(in);
        List<String> header = csv.read().map(CsvReader.Fields::values).orElse(List.of());
        List<String> columns = columns(header);
        var shown = new ArrayList<>(header);
        shown.addAll(List.of("verdict", "until", "rule"));
        out.append(CsvLine.of(shown));
        var summary = new CheckSummary.Builder();
        int row = 1;
        for (Optional<CsvReader.Fields> read = csv.read(); read.isPresent(); read = csv.read()) {
            row++;
            if (!read.get().isBlank()) {
                Fields fields = fields(columns, read.get().values());
                Outcome outcome = judge(fields, read.get(), columns.size());
                out.append(CsvLine.of(line(read.get().values(), columns.size(), outcome)));
                summary.add(row, outcome, fields);
            }
        }
        return summary.done();
    }

    private static List<String> columns(List<String> header) throws NoTable {
        List<String> columns = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        Set<String> missing = new TreeSet<>(Columns.NEEDED);
        columns.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new NoTable("The file's first line names no column " + String.join(", ", missing)
                    + ". It must name the columns, separated by commas: e164, call_kind, utc_instant and so on.");
        }
        return columns;
    }

    private static Fields fields(List<String> columns, List<String> values) {
        var fields = new HashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            fields.putIfAbsent(columns.get(i), values.get(i));
        }
        return new Fields(fields);
    }

    private Outcome judge(Fields fields, CsvReader.Fields read, int columns) {
        if (!read.whole()) {
            return unreadable("quotes", "a quotation mark is never closed");
        }
        if (read.values().size() != columns) {
            return unreadable(
                    "columns", "it has " + read.values().size() + " fields where the first line names " + columns);
        }
        try {
            RowReader.Call call = rows.read(fields);
            return Outcome.of(gate.judge(call.facts(), call.at()));
        } catch (BadField bad) {
            return unreadable(bad.column(), String.valueOf(bad.getMessage()));
        }
    }

    private static Outcome unreadable(String what, String why) {
        return new Outcome("deny", "", "input." + what, why);
    }

    private static List<String> line(List<String> values, int columns, Outcome outcome) {
        var line = new ArrayList<>(values.subList(0, Math.min(values.size(), columns)));
        while (line.size() < columns) {
            line.add("");
        }
        line.addAll(List.of(outcome.verdict(), outcome.until(), outcome.rule()));
        return line;
    }
}
