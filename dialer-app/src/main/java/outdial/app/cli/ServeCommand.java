package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.context.ConfigurableApplicationContext;
import outdial.app.seal.LedgerSeal;
import outdial.app.serving.ServedFloor;
import outdial.app.settings.DialerSettings;
import outdial.app.telephony.asterisk.PbxLink;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.desk.Desks;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.live.LiveFeed;
import outdial.app.web.supervise.Supervision;
import outdial.compliance.ExchangeAddress;
import outdial.sql.RuleTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial serve}: the program with its pages, until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the dialer with its pages until it is stopped. With outdial.pbx.file it dials running campaigns",
            "on that exchange, for the agents whose desks are open.",
            "SIGTERM lets live calls end before it leaves; a second one does not wait."
        })
final class ServeCommand implements Callable<Integer> {
    private static final long HOUR = 3_600;

    private final Program program;

    @Option(names = "--rule-book", defaultValue = "house", paramLabel = "NAME", description = "house or exercise.")
    private String ruleBook = "house";

    @Mixin
    private Site site = new Site();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ServeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, SchedulerException, IOException {
        var terminal = new Terminal(spec.commandLine().getOut());
        var context = program.startWithWeb(site);
        try (var stopping = Stopping.of(context, () -> {})) {
            greet(context, terminal);
            context.getBean(Scheduler.class).start();
            DialerSettings.Pbx pbx = context.getBean(DialerSettings.class).pbx();
            if (pbx.isSet()) {
                serveFloor(context, PbxLink.load(Path.of(pbx.file())), stopping, terminal);
            } else {
                terminal.say("No exchange is set, so nothing is dialled. “outdial pbx-config” says how to set one up.");
                untilStopped(stopping);
            }
        }
        return 0;
    }

    private void serveFloor(ConfigurableApplicationContext context, PbxLink link, Stopping stopping, Terminal terminal)
            throws InterruptedException {
        var gate = RuleBooks.gate(ruleBook, new ExchangeAddress(link.carrier()));
        try (var floor = new ServedFloor(
                context.getBean(DataSource.class),
                context.getBean(DialerSettings.class).var().resolve("spool"),
                context.getBean(InstantSource.class),
                link,
                gate,
                context.getBean(Desks.class))) {
            context.getBean(RunningFloor.class).connect(floor::tell, gate);
            floor.supervise(context.getBean(Supervision.class));
            floor.start(context.getBean(LiveFeed.class));
            terminal.say("Running campaigns are dialled on the exchange at " + link + ".");
            untilStopped(stopping);
            terminal.say("No new calls; live ones are being finished.");
            floor.finish();
        }
    }

    private static void untilStopped(Stopping stopping) throws InterruptedException {
        while (!stopping.within(HOUR)) {
            // nothing to do here: the floor and the pages have threads of their own
        }
    }

    /** Says where the pages are and, the first time, how to sign in. */
    static void greet(ConfigurableApplicationContext context, Terminal terminal) {
        context.getBean(LedgerSeal.class).ready();
        new RuleTexts(context.getBean(DSLContext.class))
                .keepShipped(context.getBean(InstantSource.class).instant());
        context.getBean(FirstAdministrator.class).createIfNone().ifPresent(created -> {
            terminal.say("The first administrator was made. This password is shown only now:");
            terminal.say("  sign-in   " + created.signIn());
            terminal.say("  password  " + created.password());
        });
        var web = context.getBean(DialerSettings.class).web();
        terminal.say("Outdial is at http://" + web.address() + ":" + web.port() + "/");
    }
}
