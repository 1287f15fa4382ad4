package outdial.app.loop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import outdial.app.floor.Effect;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.TelephonyEffect;
import outdial.model.CampaignId;

/**
 * The one thread that owns the floor: tells it what the inbox holds and that time passes, and hands its effects to the
 * runner. An input on which the floor fails is put aside, and its campaign dials no more until someone opens it again;
 * calls that live are served on.
 */
final class FloorLoop implements AutoCloseable {
    private static final Logger LOG = System.getLogger(FloorLoop.class.getName());
    private static final Duration TICK = Duration.ofMillis(100);

    private final BiFunction<FloorInput, Instant, List<Effect>> floor;
    private final Inbox inbox;
    private final EffectRunner runner;
    private final InstantSource clock;
    private final Audience audience;
    private final Quarantine quarantine = new Quarantine();
    private final Thread thread = Thread.ofPlatform().name("floor").unstarted(this::run);
    private volatile Optional<FloorView> view = Optional.empty();
    private volatile boolean closing;

    /** @param floor what decides; used by this loop's thread alone */
    FloorLoop(
            BiFunction<FloorInput, Instant, List<Effect>> floor,
            Inbox inbox,
            EffectRunner runner,
            InstantSource clock,
            Audience audience) {
        this.floor = floor;
        this.inbox = inbox;
        this.runner = runner;
        this.clock = clock;
        this.audience = audience;
    }

    void start() {
        thread.start();
    }

    /** The floor as last published; nothing before the first time. Safe on any thread. */
    Optional<FloorView> view() {
        return view;
    }

    /** Takes no more input. What was decided is still carried out by the runner. */
    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Instant nextTick = clock.instant();
            while (!closing) {
                long left =
                        Math.max(0, Duration.between(clock.instant(), nextTick).toNanos());
                // Never longer than a tick, even when the clock is set back.
                inbox.poll(Math.min(left, TICK.toNanos())).ifPresent(told -> tell(told.input(), told.at()));
                if (left == 0) {
                    nextTick = clock.instant().plus(TICK);
                    tell(new FloorInput.Tick(), clock.instant());
                }
                if (inbox.takeGap()) {
                    LOG.log(Level.WARNING, "News was lost, {0} in all; asking the exchange what lives", inbox.lost());
                    runner.run(new TelephonyEffect.Survey());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(FloorInput input, Instant at) {
        try {
            floor.apply(input, at).forEach(this::perform);
            quarantine.noteTaken(input);
        } catch (RuntimeException failure) {
            putAside(input, at, failure);
        }
    }

    private void putAside(FloorInput input, Instant at, RuntimeException failure) {
        LOG.log(
                Level.ERROR,
                "The floor failed on " + input + "; its campaign dials no more until it is opened again",
                failure);
        audience.putAside(input, failure);
        for (CampaignId campaign : quarantine.campaigns(input, view)) {
            try {
                var stop = new FloorInput.CampaignStopped(campaign, false, "the floor failed on an input; see the log");
                floor.apply(stop, at).forEach(this::perform);
            } catch (RuntimeException again) {
                LOG.log(
                        Level.ERROR,
                        "The floor can't even stop campaign " + campaign.value() + "; nothing of it is begun",
                        again);
                quarantine.forbid(campaign);
            }
        }
        // What the floor may have missed by failing, the exchange still knows.
        runner.run(new TelephonyEffect.Survey());
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Publish(var shown) -> {
                view = Optional.of(shown);
                audience.shown(shown);
            }
            case Effect.ShowAgent(var agent) -> audience.agentShown(agent);
            case StorageEffect.BeginAttempts batch
            when mustWait(batch.campaign()) -> inbox.put(StorageOrders.noneBegun(batch), clock.instant());
            case StorageEffect.OfGuest.BeginGuest begins
            when runner.isFull() -> inbox.put(StorageOrders.notBegun(begins), clock.instant());
            case StorageEffect.BeginAttempts batch -> {
                quarantine.noteBegun(batch);
                runner.run(batch);
            }
            case StorageEffect.FillHopper ask
            when mustWait(ask.campaign()) -> inbox.put(StorageOrders.nothingDue(ask), clock.instant());
            case StorageEffect.AgentChanged change -> {
                audience.changed(change);
                runner.run(change);
            }
            case StorageEffect other -> runner.run(other);
            case TelephonyEffect order -> runner.run(order);
        }
    }

    private boolean mustWait(CampaignId campaign) {
        return runner.isFull() || inbox.isHigh() || quarantine.forbids(campaign);
    }
}
