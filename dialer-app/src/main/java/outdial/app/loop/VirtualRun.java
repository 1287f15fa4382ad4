package outdial.app.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import outdial.app.floor.Effect;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.TelephonyEffect;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.simulated.VirtualTime;

/**
 * A floor in virtual time: hours pass in the time their events take. One thread does all, so that the same seed gives
 * the same history, which {@link #hash} proves. The store is called at once, and its answer reaches the floor after
 * {@link #COMMIT}, as a commit takes time.
 */
public final class VirtualRun implements AutoCloseable {
    /** From an order to the store to its answer. */
    public static final Duration COMMIT = Duration.ofMillis(5);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FloorParts parts;
    private final VirtualTime time;
    private final Telephony telephony;
    private final TelephonyOrders orders;
    private final StorageOrders storage;
    private final List<Audience> audiences = new ArrayList<>();
    private final ArrayDeque<Inbox.Told> waiting = new ArrayDeque<>();
    private final History history = new History();
    private Optional<FloorView> view = Optional.empty();
    private boolean telling;
    private boolean shownAnew = true;
    private boolean closed;

    public VirtualRun(FloorParts parts, VirtualTime time) {
        this.parts = parts;
        this.time = time;
        telephony = parts.telephony().apply(new FloorEar(this::tell));
        orders = new TelephonyOrders(telephony, parts.phones());
        storage = new StorageOrders(parts.store(), telephony::forget);
        time.soon(this::tick);
    }

    /** From now on {@code audience} is shown what happens. */
    public void show(Audience audience) {
        audiences.add(audience);
    }

    /** The link to the exchange, for whoever takes the lead. */
    public Telephony telephony() {
        return telephony;
    }

    /** Tells the floor what happens now. */
    public void tell(FloorInput input) {
        tell(input, time.instant());
    }

    /** The floor as last shown; nothing right after the start. */
    public Optional<FloorView> view() {
        return view;
    }

    /** Lets time pass until the floor is shown so, at most to {@code limit}; true when it was. */
    public boolean runUntil(Predicate<FloorView> done, Instant limit) {
        for (boolean running = true; running; running = time.step(limit)) {
            if (shownAnew && view.filter(done).isPresent()) {
                return true;
            }
            shownAnew = false;
        }
        return false;
    }

    /** Of everything told, everything decided and when: 64 hexadecimal digits. */
    public String hash() {
        return history.hash();
    }

    /** The dialer dies: nothing is told and nothing done any more, while the exchange goes on. */
    @Override
    public void close() {
        closed = true;
        telephony.close();
    }

    private void tick() {
        if (!closed) {
            tell(new FloorInput.Tick());
            time.after(TICK, this::tick);
        }
    }

    /** What an input leads to at once is told after it, never in the midst of it. */
    private void tell(FloorInput input, Instant at) {
        waiting.add(new Inbox.Told(input, at));
        if (telling || closed) {
            return;
        }
        telling = true;
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                history.add(next.at(), next.input());
                parts.floor().apply(next.input(), next.at()).forEach(this::perform);
            }
        } finally {
            telling = false;
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Publish(var shown) -> {
                view = Optional.of(shown);
                shownAnew = true;
                audiences.forEach(audience -> audience.shown(shown));
            }
            case Effect.ShowAgent(var agent) -> audiences.forEach(audience -> audience.agentShown(agent));
            case TelephonyEffect order -> {
                history.add(time.instant(), order);
                orders.carryOut(order).ifPresent(this::tell);
            }
            case StorageEffect order -> {
                history.add(time.instant(), order);
                if (order instanceof StorageEffect.AgentChanged change) {
                    audiences.forEach(audience -> audience.changed(change));
                }
                store(order);
            }
        }
    }

    private void store(StorageEffect order) {
        try {
            storage.carryOut(order).ifPresent(answer -> time.after(COMMIT, () -> tell(answer)));
        } catch (StoreDown down) {
            time.after(RETRY, () -> {
                if (!closed) {
                    store(order);
                }
            });
        }
    }
}
