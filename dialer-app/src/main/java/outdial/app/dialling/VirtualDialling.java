package outdial.app.dialling;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import outdial.app.floor.Floor;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.loop.FloorParts;
import outdial.app.loop.StoreDown;
import outdial.app.loop.VirtualRun;
import outdial.app.store.SqlFloorStore;
import outdial.app.store.SqlLeaseKeeper;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.simulated.VirtualTime;
import outdial.model.Fence;
import outdial.sql.FloorLeases;
import outdial.sql.Jooq;

/** A floor that dials in virtual time, on the real tables: one thread, and the same seed gives the same history. */
public final class VirtualDialling implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final DiallingParts parts;
    private final CampaignWatch campaigns;
    private final VirtualTime time;
    private final SqlFloorStore store;
    private final VirtualRun run;
    private final FloorLeases leases;

    public VirtualDialling(DiallingParts parts, CampaignWatch campaigns, VirtualTime time) {
        this.parts = parts;
        this.campaigns = campaigns;
        this.time = time;
        this.store = new SqlFloorStore(
                Jooq.on(parts.database()),
                new SqlFloorStore.Place(parts.floor(), parts.centre()),
                parts.gate(),
                campaigns::terms,
                time);
        this.run = new VirtualRun(
                new FloorParts(new Floor(parts.gate())::handle, store, parts.telephony(), parts.phones()), time);
        this.leases = new FloorLeases(parts.database());
    }

    public VirtualRun run() {
        return run;
    }

    /**
     * Takes the lead and tells the floor of its campaigns; nothing is dialled before {@link #runUntil}.
     *
     * @throws StoreDown also when another node keeps the lead
     */
    public void start() throws StoreDown, TelephonyDown, InterruptedException {
        Fence fence = lead();
        look();
        run.telephony().lead(parts.floor(), fence);
        run.tell(
                new FloorInput.LeadTaken(parts.floor(), fence, store.open(parts.floor()), store.guests(parts.floor())));
    }

    /** Lets time pass until the floor is shown so, at most to {@code limit}; true when it was. */
    public boolean runUntil(Predicate<FloorView> done, Instant limit) {
        return run.runUntil(done, limit);
    }

    private void look() {
        campaigns.look().forEach(run::tell);
        time.after(LOOK, this::look);
    }

    /** A node that was killed leaves its lease behind, which runs out by itself within seconds. */
    private Fence lead() throws StoreDown, InterruptedException {
        var keeper = new SqlLeaseKeeper(leases, parts.floor(), LiveDialling.nodeName());
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += 500) {
            var fence = keeper.take();
            if (fence.isPresent()) {
                return fence.get();
            }
            Thread.sleep(500);
        }
        throw new StoreDown("Another program leads floor " + parts.floor().value()
                + ". Stop it first: virtual time can't be shared.");
    }

    /** Gives everything back but the lead, which runs out within seconds. */
    @Override
    public void close() {
        run.telephony().close();
        leases.close();
    }
}
