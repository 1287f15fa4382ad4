package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outdial.app.lab.BadScenario;
import outdial.app.lab.LabRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial lab}: tries pacing on simulated campaign days; makes no call. What-if and replay read the database. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Tries pacing on simulated campaign days.",
        synopsisSubcommandLabel = "COMMAND")
final class LabCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    static CommandLine commandLine(Program program) {
        return new CommandLine(new LabCommand())
                .addSubcommand(new Run())
                .addSubcommand(new WhatIfCommand(program))
                .addSubcommand(new ReplayCommand(program));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }

    /** {@code outdial lab run}. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = {
                "Plays the days of scenario files with each policy, all meeting the same leads and agents.",
                "How a scenario is written: dialer-app/README.md."
            })
    static final class Run implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files, YAML.")
        private List<Path> files = List.of();

        @Option(
                names = "--policy",
                split = ",",
                paramLabel = "POLICY",
                description = "Which; the usual ones if left out.")
        private List<String> policies = LabRun.USUAL;

        @Option(
                names = "--agents",
                split = ",",
                paramLabel = "N",
                description = "Team sizes; the scenario's if left out.")
        private List<Integer> agents = List.of();

        @Option(names = "--days", paramLabel = "N", description = "Days for each; ${DEFAULT-VALUE} if left out.")
        private int days = 30;

        @Option(names = "--seed", paramLabel = "S", description = "Of the first day; ${DEFAULT-VALUE} if left out.")
        private long seed = 1_000;

        @Option(names = "--csv", description = "Print one row for each scenario, team and policy.")
        private boolean csv;

        @Option(names = "--html", paramLabel = "PAGE", description = "Also write a page with charts.")
        private @Nullable Path html;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (days < 1 || agents.stream().anyMatch(size -> size < 1 || size > 5_000)) {
                throw new Refused("Give at least one day, and team sizes from 1 to 5000. Nothing was played.");
            }
            var run = new LabRun(days, seed);
            try {
                for (Path file : files) {
                    run.add(file);
                }
                run.play(policies, agents, done -> spec.commandLine().getErr().println("Played: " + done));
            } catch (NoSuchFileException e) {
                throw new Refused("There is no file " + e.getFile() + ". Nothing was played.");
            } catch (BadScenario | IllegalArgumentException e) {
                throw new Refused(String.valueOf(e.getMessage()));
            }
            spec.commandLine().getOut().print(csv ? run.csv() : run.table());
            spec.commandLine().getOut().flush();
            if (html != null) {
                Files.writeString(html, run.page());
            }
            return 0;
        }
    }
}
