package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import outdial.app.telephony.Ear;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/**
 * Tells the ear, on one thread and in order, so that the exchange's reader only takes note. Its queue is bounded: what
 * finds no room is lost, and a survey then tells the truth instead.
 */
final class Mouth {
    private static final int LONGEST = 100_000;

    private final Ear ear;
    private final InstantSource clock;
    private final Runnable survey;
    private final AtomicBoolean overflowed = new AtomicBoolean();
    private final ThreadPoolExecutor thread;

    /** @param survey is asked for when something was lost */
    Mouth(Ear ear, InstantSource clock, Runnable survey) {
        this.ear = ear;
        this.clock = clock;
        this.survey = survey;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(LONGEST),
                Thread.ofPlatform().name("pbx-mouth").daemon().factory());
    }

    /** Only for use inside {@link #say}. */
    Ear ear() {
        return ear;
    }

    /** Has {@code what} said in its turn, with the instant of now. */
    void say(Consumer<Instant> what) {
        Instant at = clock.instant();
        try {
            thread.execute(() -> {
                what.accept(at);
                if (overflowed.compareAndSet(true, false)) {
                    survey.run();
                }
            });
        } catch (RejectedExecutionException full) {
            overflowed.set(true);
        }
    }

    /** The same after a while. */
    void sayLater(Consumer<Instant> what, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> say(what));
    }

    void ended(AttemptId attempt, Ending how) {
        say(at -> ear.heard(attempt, new CallEvent.Ended(how), at));
    }

    void close() {
        thread.shutdownNow();
    }
}
