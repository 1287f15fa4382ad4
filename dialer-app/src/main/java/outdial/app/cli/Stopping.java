package outdial.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The way from SIGTERM to a command at work, and back: the command is told to stop, and the database and the pages are
 * kept until it has stopped, for a while.
 */
final class Stopping implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 80;

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private Stopping() {}

    /** Listens from now on; {@code atOnce} is run on the thread that stops the program. */
    static Stopping of(ConfigurableApplicationContext context, Runnable atOnce) {
        var stopping = new Stopping();
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> stopping.stop(atOnce));
        return stopping;
    }

    private void stop(Runnable atOnce) {
        told.countDown();
        atOnce.run();
        try {
            boolean _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits up to so long; true as soon as the program is to stop. */
    boolean within(long seconds) throws InterruptedException {
        return told.await(seconds, TimeUnit.SECONDS);
    }

    /** The command has stopped: the rest may go. */
    @Override
    public void close() {
        done.countDown();
    }
}
