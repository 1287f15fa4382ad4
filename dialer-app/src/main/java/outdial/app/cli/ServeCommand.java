package outdial.app.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import outdial.app.settings.DialerSettings;
import outdial.app.web.FirstAdministrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial serve}: the program with its pages, until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the dialer with its pages until it is stopped.",
            "SIGTERM lets live calls end before it leaves; a second one does not wait."
        })
final class ServeCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ServeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, SchedulerException {
        var context = program.startWithWeb(site);
        var closed = new CountDownLatch(1);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
        greet(context, new Terminal(spec.commandLine().getOut()));
        context.getBean(Scheduler.class).start();
        closed.await();
        return 0;
    }

    /** Says where the pages are and, the first time, how to sign in. */
    static void greet(ConfigurableApplicationContext context, Terminal terminal) {
        context.getBean(FirstAdministrator.class).createIfNone().ifPresent(created -> {
            terminal.say("The first administrator was made. This password is shown only now:");
            terminal.say("  sign-in   " + created.signIn());
            terminal.say("  password  " + created.password());
        });
        var web = context.getBean(DialerSettings.class).web();
        terminal.say("Outdial is at http://" + web.address() + ":" + web.port() + "/");
    }
}
