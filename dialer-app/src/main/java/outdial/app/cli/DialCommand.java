package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.app.settings.DialerSettings;
import outdial.app.simulation.DialRun;
import outdial.app.simulation.Exchange;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.sql.BucketCounts;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial dial}: one campaign, run to its end without pages. */
@Command(
        name = "dial",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a campaign and dials it until no lead may be dialled now, or until the time given is over.",
            "Killed at any moment and started again it goes on, and dials nobody twice."
        })
final class DialCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private CampaignNamed named = new CampaignNamed();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(names = "--virtual", description = "In virtual time: days in minutes, the same seed the same history.")
    private boolean virtual;

    @Option(names = "--for", paramLabel = "PT1H", description = "At most so long, by the campaign's clock.")
    private Duration most = Duration.ofDays(14);

    @Option(names = "--rule-book", defaultValue = "house", paramLabel = "NAME", description = "house or exercise.")
    private String ruleBook = "house";

    @Option(
            names = "--phones",
            split = ",",
            paramLabel = "NAME",
            description = {
                "Dials the real exchange named by outdial.pbx.file; these endpoints of it answer by themselves,"
                        + " one for each agent. Without it, exchange and people are simulated."
            })
    private List<String> phones = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    DialCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        simulation.check();
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            var found = named.in(dsl);
            var terminal = new Terminal(spec.commandLine().getOut());
            var campaigns = new Campaigns(dsl, found.client());
            Exchange exchange = exchange(context.getBean(DialerSettings.class).pbx());
            DialRun.Job job = new DialRun.Job(
                    context.getBean(DataSource.class),
                    context.getBean(DialerSettings.class).var().resolve("spool"),
                    found.client(),
                    found.campaign(),
                    RuleBooks.gate(ruleBook, exchange.address()),
                    exchange,
                    new DialRun.Crew(simulation.agents, simulation.seed, simulation.speed),
                    most);
            campaigns.move(found.campaign(), Set.of(State.DRAFT, State.PAUSED), State.RUNNING);
            var run = new DialRun(
                    job,
                    context.getBean(java.time.InstantSource.class),
                    (left, view) -> terminal.now(FloorLine.of(left, view)));
            try (var _ = Stopping.of(context, run::stop)) {
                DialRun.End end = virtual ? run.inVirtualTime() : run.inRealTime();
                BucketCounts.Standing left = new BucketCounts(dsl).of(found.client(), found.campaign());
                boolean finished = left.ready() + left.later() == 0;
                campaigns.move(found.campaign(), Set.of(State.RUNNING), finished ? State.CLOSED : State.PAUSED);
                tell(terminal, end, left);
            }
            return 0;
        }
    }

    private Exchange exchange(DialerSettings.Pbx pbx) throws IOException {
        if (phones.isEmpty()) {
            return new Exchange.Simulated();
        }
        if (virtual || simulation.speed != 1 || phones.size() < simulation.agents || !pbx.isSet()) {
            throw new Refused("A real exchange needs outdial.pbx.file and a phone for each of the " + simulation.agents
                    + " agents, and runs by the clock on the wall. Nothing was dialled.");
        }
        return new Exchange.Real(
                PbxLink.load(Path.of(pbx.file())),
                phones.stream().<AgentPhone>map(AgentPhone.Softphone::new).toList());
    }

    private static void tell(Terminal terminal, DialRun.End end, BucketCounts.Standing left) {
        terminal.say("attempts   " + end.attempts());
        terminal.say("leads      " + left.never() + " finished, " + left.ready() + " ready, " + left.later() + " later"
                + end.nextDue().map(at -> " (the next at " + at + ")").orElse(""));
        end.history().ifPresent(hash -> terminal.say("history    " + hash));
    }
}
