package outdial.app.cli;

import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial compliance}: what the rule packs say. */
@Command(
        name = "compliance",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Says what the rule packs allow: of a file of calls, or of one call and why.")
final class ComplianceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    /** {@code results} takes a checked file, in UTF-8 whatever the terminal's encoding. */
    static CommandLine withParts(Program program, OutputStream results) {
        return new CommandLine(new ComplianceCommand())
                .addSubcommand(new ComplianceCheckCommand(results))
                .addSubcommand(new ComplianceCompareCommand(results))
                .addSubcommand(new ComplianceExplainCommand(program))
                .addSubcommand(new ComplianceWaterfallCommand(program));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: check, compare, explain or waterfall.");
    }
}
