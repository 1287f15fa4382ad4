package outdial.app.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import outdial.app.settings.DialerSettings;
import outdial.app.simulation.Demonstration;
import outdial.app.web.desk.Desks;
import outdial.app.web.desk.Practice;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.live.LiveFeed;
import outdial.app.web.supervise.Supervision;
import outdial.compliance.ExchangeAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial demo}: everything at work, and nobody called. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Imports a sample list, opens a sales and a survey campaign, and dials them with simulated people and agents.",
            "Shows itself here and on a page, until it is stopped or --for is over; leaves a workbook of each campaign."
        })
final class DemoCommand implements Callable<Integer> {
    private static final long WORKBOOKS_EVERY = 60;

    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(names = "--for", paramLabel = "PT5M", description = "Ends after so long on the clock on the wall.")
    private Duration most = Duration.ofDays(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    DemoCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        simulation.check();
        var terminal = new Terminal(spec.commandLine().getOut());
        var gate = RuleBooks.gate("exercise", new ExchangeAddress("simulated"));
        try (var context = program.startWithWeb(site)) {
            var settings = context.getBean(DialerSettings.class);
            ServeCommand.greet(context, terminal);
            context.getBean(Scheduler.class).start();
            var demonstration = new Demonstration(
                    context.getBean(DataSource.class), context.getBean(java.time.InstantSource.class), settings.var());
            demonstration
                    .prepare((done, all) -> terminal.now("importing the sample list  " + Terminal.bar(done, all)))
                    .forEach(receipt -> ImportCommand.told(receipt, terminal));
            try (var stopping = Stopping.of(context, () -> {});
                    var running = demonstration.start(gate, simulation.agents, simulation.seed, simulation.speed)) {
                running.show(context.getBean(LiveFeed.class));
                context.getBean(RunningFloor.class).connect(running::tell, gate);
                running.supervise(context.getBean(Supervision.class));
                running.seat(context.getBean(Desks.class));
                context.getBean(Practice.class).open(running.centre(), running.floor());
                terminal.say("To take simulated calls yourself, press the button on its first page.");
                for (long second = 1; second <= most.toSeconds() && !stopping.within(1); second++) {
                    running.view().ifPresent(view -> terminal.now(FloorLine.of(running.leads(), view)));
                    if (second % WORKBOOKS_EVERY == 0) {
                        running.writeWorkbooks();
                    }
                }
                terminal.say("No new calls; live ones are being finished.");
                running.finish();
                running.writeWorkbooks().forEach(book -> terminal.say("Workbook: " + book));
            }
            return 0;
        }
    }
}
