package outdial.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial register}: copies of do-not-call registers, of any size. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Loads copies of do-not-call registers and what changes in them, and says how old they are.")
final class RegisterCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    static CommandLine withParts(Program program) {
        return new CommandLine(new RegisterCommand())
                .addSubcommand(new RegisterLoadCommand(program))
                .addSubcommand(new RegisterChangeCommand(program))
                .addSubcommand(new RegisterListCommand(program));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: load, change or list.");
    }
}
