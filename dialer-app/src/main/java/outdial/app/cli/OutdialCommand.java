package outdial.app.cli;

import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code outdial}: by itself it only says what it can do. */
@Command(
        name = "outdial",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Calls the leads of a list and brings those who answer to agents.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused or failed; standard error says why", "2:wrong usage"},
        footer = {"", "Each command explains itself: outdial COMMAND --help"})
public final class OutdialCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    private OutdialCommand() {}

    /** Runs one command line and returns its exit code. */
    public static int run(Program program, String... args) {
        return commandLine(program).execute(args);
    }

    static CommandLine commandLine(Program program) {
        return commandLine(program, System.out);
    }

    /** {@code results} takes what a command writes as a file, byte by byte. */
    static CommandLine commandLine(Program program, OutputStream results) {
        return new CommandLine(new OutdialCommand())
                .addSubcommand(new DemoCommand(program))
                .addSubcommand(new ServeCommand(program))
                .addSubcommand(new CampaignCommand(program))
                .addSubcommand(new ImportCommand(program))
                .addSubcommand(new UndoImportCommand(program))
                .addSubcommand(new RetireListCommand(program))
                .addSubcommand(new CheckCommand(program))
                .addSubcommand(new DialCommand(program))
                .addSubcommand(new ReportCommand(program))
                .addSubcommand(ComplianceCommand.withParts(program, results))
                .addSubcommand(ConsentCommand.withParts(program))
                .addSubcommand(PersonCommand.withParts(program))
                .addSubcommand(RegisterCommand.withParts(program))
                .addSubcommand(LedgerCommand.withParts(program))
                .addSubcommand(LabCommand.commandLine(program))
                .addSubcommand(new ClientReportCommand(program))
                .addSubcommand(new PeriodReportCommand(program))
                .addSubcommand(new AbandonmentReportCommand(program))
                .addSubcommand(new RecountCommand(program))
                .addSubcommand(new PbxConfigCommand())
                .addSubcommand(new DoctorCommand(program))
                .addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, commandLine, _) -> {
                    commandLine.getErr().println(Trouble.of(e).asText());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
