package outdial.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial ledger}: the record of decisions. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks the record of decisions, and writes it to a file.")
final class LedgerCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    static CommandLine withParts(Program program) {
        return new CommandLine(new LedgerCommand())
                .addSubcommand(new LedgerVerifyCommand(program))
                .addSubcommand(new LedgerExportCommand(program))
                .addSubcommand(new LedgerSealCommand(program));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: verify, export or seal.");
    }
}
