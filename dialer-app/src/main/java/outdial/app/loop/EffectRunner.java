package outdial.app.loop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.Effect;
import outdial.app.floor.FloorInput;
import outdial.app.floor.Lane;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.TelephonyEffect;

/**
 * Carries effects out on virtual threads. Effects of one lane keep their order; a lane's telephony and its storage are
 * two lanes, so neither waits for the other. What the store can't take now is kept and tried again; while too much is
 * kept, {@link #isFull} stops dialling. Nothing is ever dropped.
 */
final class EffectRunner implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EffectRunner.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);
    private static final int TRIES_OF_BROKEN = 2;

    private final TelephonyOrders telephony;
    private final StorageOrders storage;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Audience audience;
    private final Limits limits;
    private final Semaphore writers;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("effect-", 0).factory());
    private final Map<Key, ArrayDeque<Effect>> lanes = new HashMap<>();
    private int pending;
    private int fullLanes;
    private volatile boolean closing;

    EffectRunner(
            TelephonyOrders telephony,
            StorageOrders storage,
            Inbox inbox,
            InstantSource clock,
            Audience audience,
            Limits limits) {
        this.telephony = telephony;
        this.storage = storage;
        this.inbox = inbox;
        this.clock = clock;
        this.audience = audience;
        this.limits = limits;
        writers = new Semaphore(limits.writers, true);
    }

    /**
     * How much may wait.
     *
     * @param perLane effects in one lane before dialling stops
     * @param inAll effects in all lanes before dialling stops
     * @param writers effects at work in the store at one time: below the size of its connection pool
     */
    record Limits(int perLane, int inAll, int writers) {
        static final Limits USUAL = new Limits(500, 20_000, 8);
    }

    /** Carries it out as soon as its lane is free; never waits. */
    void run(Effect effect) {
        var key = new Key(effect instanceof StorageEffect, effect.lane());
        synchronized (lanes) {
            ArrayDeque<Effect> lane = lanes.get(key);
            boolean idle = lane == null;
            if (lane == null) {
                lane = new ArrayDeque<>();
                lanes.put(key, lane);
            }
            lane.add(effect);
            pending++;
            if (lane.size() == limits.perLane) {
                fullLanes++;
            }
            if (!idle) {
                return;
            }
        }
        threads.execute(() -> drain(key));
    }

    /** Whether so much waits that nothing new should be begun. */
    boolean isFull() {
        synchronized (lanes) {
            return fullLanes > 0 || pending >= limits.inAll;
        }
    }

    /** Effects not yet carried out. */
    int pending() {
        synchronized (lanes) {
            return pending;
        }
    }

    /** Waits a while for all to be carried out; what is left then is logged and given up. */
    @Override
    public void close() {
        try {
            for (long waited = 0; pending() > 0 && waited < LAST_WAIT.toMillis(); waited += 10) {
                Thread.sleep(10);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        closing = true;
        threads.shutdownNow();
        if (pending() > 0) {
            LOG.log(Level.WARNING, "Stopped with {0} effects not carried out; the next start reconciles", pending());
        }
    }

    private void drain(Key key) {
        for (Effect next = next(key, false); next != null; next = next(key, true)) {
            try {
                carryOut(next);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                LOG.log(Level.ERROR, "Could not be carried out, and is left to the next survey: " + next, broken);
            }
        }
    }

    /** Takes the lane's next effect, after the one before it, if there was one, is done. */
    private @Nullable Effect next(Key key, boolean oneDone) {
        synchronized (lanes) {
            pending -= oneDone ? 1 : 0;
            ArrayDeque<Effect> lane = lanes.get(key);
            Effect next = lane == null ? null : lane.poll();
            if (next == null) {
                lanes.remove(key);
            } else if (lane != null && lane.size() == limits.perLane - 1) {
                fullLanes--;
            }
            return next;
        }
    }

    private void carryOut(Effect effect) throws InterruptedException {
        switch (effect) {
            case TelephonyEffect.Connect connect -> {
                audience.prepare(connect.agent(), connect.attempt());
                telephony.carryOut(connect).ifPresent(this::answer);
            }
            case TelephonyEffect order -> telephony.carryOut(order).ifPresent(this::answer);
            case StorageEffect order -> store(order);
            case Effect.Publish _, Effect.ShowAgent _ -> throw new IllegalArgumentException("The loop itself shows");
        }
    }

    private void store(StorageEffect order) throws InterruptedException {
        for (int tries = 1; !closing; tries++) {
            writers.acquire();
            try {
                storage.carryOut(order).ifPresent(this::answer);
                return;
            } catch (StoreDown down) {
                LOG.log(Level.WARNING, "Kept until the store is back, try {0}: {1}", tries, down.getMessage());
            } catch (RuntimeException broken) {
                giveUpOn(order, broken, tries);
            } finally {
                writers.release();
            }
            Thread.sleep(pause(tries));
        }
    }

    /** What fails for no known reason is tried once more, except a transaction that may have been committed. */
    private void giveUpOn(StorageEffect order, RuntimeException broken, int tries) {
        switch (order) {
            case StorageEffect.BeginAttempts batch -> {
                answer(new FloorInput.BeginUnknown(batch.batch()));
                throw broken;
            }
            case StorageEffect.OfGuest.BeginGuest begins -> {
                answer(StorageOrders.notBegun(begins));
                throw broken;
            }
            case StorageEffect.FillHopper ask -> {
                answer(StorageOrders.nothingDue(ask));
                throw broken;
            }
            case StorageEffect.FindAttempts doubtful ->
                LOG.log(Level.ERROR, "Batch " + doubtful.batch() + " stays in doubt; asked again", broken);
            case StorageEffect other -> {
                if (tries >= TRIES_OF_BROKEN) {
                    throw new IllegalStateException("The store can't take " + other, broken);
                }
            }
        }
    }

    private static Duration pause(int tries) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void answer(FloorInput input) {
        inbox.put(input, clock.instant());
    }

    private record Key(boolean storage, Lane lane) {}
}
