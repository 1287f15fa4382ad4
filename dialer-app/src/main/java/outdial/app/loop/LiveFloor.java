package outdial.app.loop;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.telephony.Telephony;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/**
 * A floor in real time: its inbox, its thread, its lanes and its link to the exchange. Safe on any thread.
 */
public final class LiveFloor implements AutoCloseable {
    /** News that may wait: ten seconds of the busiest exchange's. */
    private static final int INBOX = 10_000;

    private final Inbox inbox = new Inbox(INBOX);
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Telephony telephony;
    private final EffectRunner runner;
    private final FloorLoop loop;

    public LiveFloor(FloorParts parts, InstantSource clock) {
        this.clock = clock;
        telephony = parts.telephony().apply(new FloorEar(inbox::offer));
        var everyone = new Everyone(audiences);
        runner = new EffectRunner(
                new TelephonyOrders(telephony, parts.phones()),
                new StorageOrders(parts.store(), telephony::forget),
                inbox,
                clock,
                everyone,
                EffectRunner.Limits.USUAL);
        loop = new FloorLoop(parts.floor(), inbox, runner, clock, everyone);
    }

    /** From now on {@code audience} is shown what happens. */
    public void show(Audience audience) {
        audiences.add(audience);
    }

    public void start() {
        loop.start();
    }

    /** The link to the exchange, for whoever takes the lead; all other orders are the floor's. */
    public Telephony telephony() {
        return telephony;
    }

    /**
     * Tells the floor what happens now; false when it is overloaded and was not told. What leaders, managers and
     * do-not-call lists say is rare and must not be missed: there is always room for it.
     */
    public boolean tell(FloorInput input) {
        return switch (input) {
            case FloorInput.LeadTaken _,
                    FloorInput.LeadLost _,
                    FloorInput.Superseded _,
                    FloorInput.Drain _,
                    FloorInput.CampaignOpened _,
                    FloorInput.ClientCounted _,
                    FloorInput.LimitsSet _,
                    FloorInput.CampaignStopped _,
                    FloorInput.PhoneListed _ -> {
                inbox.put(input, clock.instant());
                yield true;
            }
            case FloorInput _ -> inbox.offer(input, clock.instant());
        };
    }

    /** The floor as last shown; nothing right after the start. */
    public Optional<FloorView> view() {
        return loop.view();
    }

    /** What the loop itself has to tell. */
    public Load load() {
        return new Load(runner.pending(), runner.isFull(), inbox.lost());
    }

    /**
     * How busy the loop is.
     *
     * @param pending effects not yet carried out
     * @param full whether nothing new is begun because of them
     * @param lost news lost for want of room since the start
     */
    public record Load(int pending, boolean full, long lost) {}

    /** Stops the floor, carries out what was decided, and ends the link; the calls on the exchange go on. */
    @Override
    public void close() {
        loop.close();
        runner.close();
        telephony.close();
    }

    private record Everyone(List<Audience> audiences) implements Audience {
        @Override
        public void shown(FloorView view) {
            audiences.forEach(audience -> audience.shown(view));
        }

        @Override
        public void agentShown(AgentView agent) {
            audiences.forEach(audience -> audience.agentShown(agent));
        }

        @Override
        public void prepare(AgentId agent, AttemptId attempt) throws InterruptedException {
            for (Audience audience : audiences) {
                audience.prepare(agent, attempt);
            }
        }

        @Override
        public void changed(AgentChanged change) {
            audiences.forEach(audience -> audience.changed(change));
        }

        @Override
        public void putAside(FloorInput input, RuntimeException failure) {
            audiences.forEach(audience -> audience.putAside(input, failure));
        }
    }
}
