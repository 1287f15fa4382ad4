package outdial.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial person}: what a person may ask of the company that calls. */
@Command(
        name = "person",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Does what a person may ask: a copy of all that is kept, no more calls, erasure; or keeps it on hold.")
final class PersonCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    static CommandLine withParts(Program program) {
        return new CommandLine(new PersonCommand())
                .addSubcommand(new PersonCopyCommand(program))
                .addSubcommand("object", new PersonDeedCommand(program, PersonDeed.OBJECT))
                .addSubcommand("erase", new PersonDeedCommand(program, PersonDeed.ERASE))
                .addSubcommand("lift", new PersonDeedCommand(program, PersonDeed.LIFT))
                .addSubcommand(new PersonHoldCommand(program));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: copy, object, erase, hold or lift.");
    }
}
