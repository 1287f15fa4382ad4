package outdial.app.loop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import outdial.app.floor.FloorInput;
import outdial.app.floor.OpenAttempt;
import outdial.app.floor.OpenGuest;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyDown;
import outdial.model.Fence;
import outdial.model.FloorId;

/**
 * Takes and keeps the lead of a floor. The lease lives five seconds by the database's clock and is renewed each 1.5 s;
 * when no renewal has come through for 3.5 s by this machine's own steady clock, the lead is given up here, well before
 * another node can have it. Renewing, watching and introducing a new lead to the exchange are three threads, as each may
 * be stuck when another must act.
 */
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Leadership.class.getName());
    static final Duration RENEW = Duration.ofMillis(1_500);
    static final Duration GIVE_UP = Duration.ofMillis(3_500);
    private static final Duration WATCH = Duration.ofMillis(100);

    private final FloorId floor;
    private final LeaseKeeper keeper;
    private final FloorStore store;
    private final Telephony telephony;
    private final Consumer<FloorInput> tell;
    private final LongSupplier nanos;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().daemon().name("lease-", 0).factory());
    private Optional<Held> held = Optional.empty();

    /**
     * @param tell tells the floor; never loses an input
     * @param nanos a clock that is never set, as {@link System#nanoTime}
     */
    public Leadership(
            FloorId floor,
            LeaseKeeper keeper,
            FloorStore store,
            Telephony telephony,
            Consumer<FloorInput> tell,
            LongSupplier nanos) {
        this.floor = floor;
        this.keeper = keeper;
        this.store = store;
        this.telephony = telephony;
        this.tell = tell;
        this.nanos = nanos;
    }

    /** Begins to ask for the lead, and keeps asking. */
    public void start() {
        var _ = threads.scheduleWithFixedDelay(guarded(this::beat), 0, RENEW.toMillis(), TimeUnit.MILLISECONDS);
        var _ = threads.scheduleWithFixedDelay(guarded(this::watch), 0, WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The fence, while this node leads. Safe on any thread. */
    public synchronized Optional<Fence> fence() {
        return held.map(Held::fence);
    }

    /** Takes the lead, or keeps it. */
    void beat() {
        // Counted from before the question: the lease may have begun as early as that.
        long asked = nanos.getAsLong();
        Optional<Fence> mine = fence();
        try {
            if (mine.isEmpty()) {
                keeper.take().ifPresent(fence -> taken(fence, asked));
            } else if (keeper.renew(mine.get())) {
                renewed(mine.get(), asked);
            } else {
                lose(mine.get(), new FloorInput.Superseded("another node has taken the lead"));
            }
        } catch (StoreDown down) {
            LOG.log(
                    Level.WARNING,
                    "The lease of floor {0} could not be asked for: {1}",
                    floor.value(),
                    down.getMessage());
        }
    }

    /** Gives the lead up when it can no longer be proved. */
    void watch() {
        Optional<Fence> stale;
        synchronized (this) {
            stale = held.filter(lead -> nanos.getAsLong() - lead.provedAt >= GIVE_UP.toNanos())
                    .map(Held::fence);
        }
        stale.ifPresent(fence ->
                lose(fence, new FloorInput.LeadLost("the lease was not renewed for " + GIVE_UP.toMillis() + " ms")));
    }

    /** Introduces the new leader to exchange and floor; while the exchange is down, again and again. */
    void introduce(Fence fence) {
        if (!fence().equals(Optional.of(fence))) {
            return;
        }
        try {
            List<OpenAttempt> open = store.open(floor);
            List<OpenGuest> guests = store.guests(floor);
            telephony.lead(floor, fence);
            synchronized (this) {
                if (fence().equals(Optional.of(fence))) {
                    tell.accept(new FloorInput.LeadTaken(floor, fence, open, guests));
                }
            }
        } catch (StoreDown | TelephonyDown down) {
            LOG.log(Level.WARNING, "Floor {0} waits for its lead: {1}", floor.value(), down.getMessage());
            var _ = threads.schedule(guarded(() -> introduce(fence)), 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void taken(Fence fence, long asked) {
        held = Optional.of(new Held(fence, asked));
        LOG.log(Level.INFO, "This node leads floor {0} with fence {1}", floor.value(), fence.value());
        threads.execute(guarded(() -> introduce(fence)));
    }

    private synchronized void renewed(Fence fence, long asked) {
        // A renewal that was stuck for too long comes back to a lead already given up.
        held = held.map(lead -> lead.fence.equals(fence) ? new Held(fence, asked) : lead);
    }

    private synchronized void lose(Fence fence, FloorInput loss) {
        if (held.filter(lead -> lead.fence.equals(fence)).isPresent()) {
            held = Optional.empty();
            LOG.log(Level.WARNING, "This node no longer leads floor {0}: {1}", floor.value(), loss);
            tell.accept(loss);
        }
    }

    /** Stops asking, and gives the lead back. */
    @Override
    public void close() {
        threads.shutdownNow();
        fence().ifPresent(fence -> {
            lose(fence, new FloorInput.LeadLost("the program stops"));
            try {
                keeper.release(fence);
            } catch (StoreDown down) {
                LOG.log(Level.INFO, "The lease runs out by itself: {0}", down.getMessage());
            }
        });
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException broken) {
                LOG.log(Level.ERROR, "The keeping of the lead failed once and goes on", broken);
            }
        };
    }

    private record Held(Fence fence, long provedAt) {}
}
