package outdial.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial consent}: what persons agreed to. */
@Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps what the person at a number agreed to, and that it was taken back.")
final class ConsentCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    static CommandLine withParts(Program program) {
        return new CommandLine(new ConsentCommand())
                .addSubcommand(new ConsentGiveCommand(program))
                .addSubcommand(new ConsentRevokeCommand(program))
                .addSubcommand(new ConsentShowCommand(program));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: give, revoke or show.");
    }
}
