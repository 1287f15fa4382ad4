package outdial.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outdial.compliance.NumberReader;
import outdial.compliance.check.NoTable;
import outdial.compliance.check.PackComparison;
import outdial.compliance.pack.RulePacks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial compliance compare}: what other packs would change, before they are put in force. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Judges each row of a file of calls by the program's packs and by those of --packs or --overlay, and writes"
                    + " the rows that come out otherwise to standard output: verdict, until, rule, then new_verdict,"
                    + " new_until, new_rule. Standard error has the counts. Changes nothing."
        })
final class ComplianceCompareCommand implements Callable<Integer> {
    private final OutputStream results;

    @Mixin
    private PacksOption packs = new PacksOption();

    @Parameters(paramLabel = "FILE", description = "The file, as for `outdial compliance check`.")
    private Path file = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ComplianceCompareCommand(OutputStream results) {
        this.results = results;
    }

    @Override
    public Integer call() throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8));
        RulePacks then = packs.read();
        try (Reader in = CallFile.open(file)) {
            var changes = new PackComparison(RulePacks.shipped(), then, new NumberReader()).compare(in, out);
            out.flush();
            var err = spec.commandLine().getErr();
            err.println(changes.changed() + " of " + changes.rows() + " rows come out otherwise.");
            changes.changes().forEach((what, rows) -> err.println("  " + what + ": " + rows));
            return 0;
        } catch (NoTable noTable) {
            throw new Refused(noTable.getMessage() + " Nothing was judged.");
        }
    }
}
