package outdial.app.telephony.simulated;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of the wall, optionally running faster: at speed 10 a delay of ten seconds takes one. One daemon thread runs
 * all tasks; a task that fails is logged and the others go on.
 */
public final class RealTime implements Schedule, AutoCloseable {
    private static final Logger LOG = System.getLogger(RealTime.class.getName());

    private final ScheduledThreadPoolExecutor thread;
    private final InstantSource wall;
    private final Instant start;
    private final double speed;
    private volatile @Nullable Thread self;

    /** @param name the thread's name */
    public RealTime(InstantSource wall, String name) {
        this(wall, name, 1);
    }

    /** @param speed how many seconds pass in one second of the wall's clock, above 0 */
    public RealTime(InstantSource wall, String name, double speed) {
        this.wall = wall;
        this.start = wall.instant();
        this.speed = speed;
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.execute(() -> self = Thread.currentThread());
    }

    @Override
    public Instant instant() {
        long passed = Duration.between(start, wall.instant()).toNanos();
        return start.plusNanos((long) (passed * speed));
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        try {
            long nanos = (long) (Math.max(0, delay.toNanos()) / speed);
            Future<?> future = thread.schedule(() -> guarded(task), nanos, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return Pending.NONE;
        }
    }

    @Override
    public <T> T ask(Supplier<T> question) {
        // Asked by a task of its own, it would wait for itself.
        return Thread.currentThread().equals(self)
                ? question.get()
                : CompletableFuture.supplyAsync(question, thread).join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "A simulated event failed; the others go on", broken);
        }
    }
}
