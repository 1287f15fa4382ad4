package outdial.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outdial.compliance.NumberReader;
import outdial.compliance.check.BatchCheck;
import outdial.compliance.check.CheckSummary;
import outdial.compliance.check.NoTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial compliance check}: each row of a file with its verdict, instant and deciding rule. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Judges each row of a file of calls and writes it to standard output, followed by the columns verdict"
                    + " (allow, deny, defer), until (an instant, if deferred) and rule (the deciding one, - if allowed).",
            "Facts that a row leaves empty are derived from the number, or taken the strict way."
        },
        footer = {
            "",
            "The first line names the columns, in any order: e164, number_status, number_type, jurisdictions,"
                    + " candidate_zones, call_kind, recipient_kind, call_mode, utc_instant, consent_state, dnc_state,"
                    + " prior_attempts, flags. Others are passed through.",
            "A row that can't be read is denied by input.COLUMN; standard error says why."
        })
final class ComplianceCheckCommand implements Callable<Integer> {
    private final OutputStream results;

    @Mixin
    private PacksOption packs = new PacksOption();

    @Parameters(paramLabel = "FILE", description = "The file, comma-separated in UTF-8; - for standard input.")
    private Path file = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ComplianceCheckCommand(OutputStream results) {
        this.results = results;
    }

    @Override
    public Integer call() throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8));
        try (Reader in = CallFile.open(file)) {
            CheckSummary summary = new BatchCheck(packs.read(), new NumberReader()).check(in, out);
            out.flush();
            tell(summary, spec.commandLine().getErr());
            return 0;
        } catch (NoTable noTable) {
            throw new Refused(noTable.getMessage() + " Nothing was judged.");
        }
    }

    private static void tell(CheckSummary summary, PrintWriter err) {
        err.println(summary.rows() + " rows: " + summary.allowed() + " allowed, " + summary.deferred() + " deferred, "
                + summary.denied() + " denied" + unreadable(summary) + ".");
        summary.unreadable().forEach(row -> err.println("  " + row));
        if (summary.expected() > 0) {
            err.println((summary.expected() - summary.unexpected()) + " of " + summary.expected()
                    + " rows that say what they expect came out so.");
            summary.different().forEach(row -> err.println("  " + row));
        }
        err.flush();
    }

    private static String unreadable(CheckSummary summary) {
        return summary.badRows() == 0 ? "" : ", of which " + summary.badRows() + " could not be read";
    }
}
