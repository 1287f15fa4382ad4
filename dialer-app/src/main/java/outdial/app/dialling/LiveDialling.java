package outdial.app.dialling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import outdial.app.floor.Floor;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.loop.FloorParts;
import outdial.app.loop.Leadership;
import outdial.app.loop.LiveFloor;
import outdial.app.store.CommitTimes;
import outdial.app.store.Spool;
import outdial.app.store.SpooledStore;
import outdial.app.store.SqlFloorStore;
import outdial.app.store.SqlLeaseKeeper;
import outdial.app.telephony.Telephony.OptOut;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Agent;
import outdial.sql.FloorLeases;
import outdial.sql.FloorPulses;
import outdial.sql.Jooq;

/**
 * A floor that dials in real time: asks for the lead, keeps it, tells the floor of its campaigns, and stops in good
 * order. Safe on any thread.
 */
public final class LiveDialling implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LiveDialling.class.getName());
    /** Of the database to the floor; every one of the floor's statements reads or writes few rows. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final long LOOK_MS = 1_000;
    private static final long STEP_MS = 50;
    private static final long PULSE_MS = 2_000;

    private final CampaignWatch campaigns;
    private final BreakWatch breaks;
    private final InstantSource clock;
    private final LiveFloor floor;
    private final FloorLeases leases;
    private final Leadership leadership;
    private final CommitTimes commits = new CommitTimes(System::nanoTime);
    private final FloorPulses pulses;
    private final FloorId id;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("campaigns").factory());

    /** Under which fence campaigns were last told whole; used by the thread that looks. */
    private Optional<Fence> ledUnder = Optional.empty();

    /** @param clock the floor's time */
    public LiveDialling(DiallingParts parts, CampaignWatch campaigns, InstantSource clock) {
        this.campaigns = campaigns;
        this.clock = clock;
        DSLContext dsl = Jooq.on(parts.database());
        this.breaks = new BreakWatch(dsl);
        this.pulses = new FloorPulses(Jooq.within(LONGEST_ANSWER, parts.database()));
        this.id = parts.floor();
        var tables = new SqlFloorStore(
                commits.timing(Jooq.within(LONGEST_ANSWER, parts.database())),
                new SqlFloorStore.Place(parts.floor(), parts.centre()),
                parts.gate(),
                campaigns::terms,
                clock);
        var store = new SpooledStore(tables, new Spool(parts.spool()));
        this.floor = new LiveFloor(
                new FloorParts(
                        new Floor(parts.gate())::handle,
                        store,
                        ear -> parts.telephony().apply(new OptOuts(ear, dsl, this::optedOut)),
                        parts.phones()),
                clock);
        this.leases = new FloorLeases(parts.database());
        this.leadership = new Leadership(
                parts.floor(),
                new SqlLeaseKeeper(leases, parts.floor(), nodeName()),
                store,
                floor.telephony(),
                this::tellSurely,
                System::nanoTime);
    }

    /** A name that no other running node has: machine and process, and a word that differs at each start. */
    static String nodeName() {
        String process = ManagementFactory.getRuntimeMXBean().getName();
        String word = UUID.randomUUID().toString().substring(0, 8);
        return (process.length() > 50 ? process.substring(0, 50) : process) + "/" + word;
    }

    public LiveFloor floor() {
        return floor;
    }

    /** Begins to dial as soon as this node has the lead. */
    public void start() {
        look();
        floor.start();
        leadership.start();
        var _ = looks.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        var _ = looks.scheduleWithFixedDelay(this::pulse, PULSE_MS, PULSE_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Optional<Fence> now = leadership.fence();
            if (now.isPresent() && !now.equals(ledUnder)) {
                campaigns.forget();
                breaks.forget();
                ledUnder = now;
            }
            campaigns.look().forEach(this::tellSurely);
            if (now.isPresent()) {
                breaks.look(clock.instant()).forEach(this::tellSurely);
            }
        } catch (DataAccessException away) {
            LOG.log(Level.WARNING, "Campaigns stay as they are until the database answers: {0}", away.getMessage());
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "Campaigns could not be looked at and stay as they are", broken);
        }
    }

    /** An import in any program goes by it; without news it stops giving way after a while. */
    private void pulse() {
        try {
            commits.tell(pulses, id);
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "Imports are not told how slow commits are: {0}", away.getMessage());
        }
    }

    private void optedOut(OptOut optOut, PhoneNumber number) {
        tellSurely(new FloorInput.PhoneListed(number));
        floor.telephony().forget(optOut);
    }

    /** For news that must not be lost: waits while the floor is overloaded. */
    private void tellSurely(FloorInput input) {
        try {
            while (!floor.tell(input)) {
                Thread.sleep(STEP_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * No new calls from now on; waits for live ones to end and for what agents owe, at most so long.
     *
     * @return whether all had ended
     */
    public boolean drain(Duration most) throws InterruptedException {
        tellSurely(new FloorInput.Drain());
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(STEP_MS);
            if (floor.view().filter(LiveDialling::isQuiet).isPresent()
                    && floor.load().pending() == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether no call lives and no agent owes a disposition. */
    public static boolean isQuiet(FloorView view) {
        return view.calls().isEmpty() && view.agents().stream().noneMatch(agent -> agent.now() instanceof Agent.WrapUp);
    }

    /** Stops without waiting for calls: those that live go on at the exchange, and the next leader takes them up. */
    @Override
    public void close() {
        looks.shutdownNow();
        leadership.close();
        floor.close();
        leases.close();
    }
}
