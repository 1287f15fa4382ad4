package outdial.app.store;

import java.util.Optional;
import outdial.app.loop.LeaseKeeper;
import outdial.app.loop.StoreDown;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.sql.FloorLeases;

/** The lead of one floor for one node. For one thread. */
public final class SqlLeaseKeeper implements LeaseKeeper {
    private final FloorLeases leases;
    private final FloorId floor;
    private final String node;

    /** @param node a name that no other running node has */
    public SqlLeaseKeeper(FloorLeases leases, FloorId floor, String node) {
        this.leases = leases;
        this.floor = floor;
        this.node = node;
    }

    @Override
    public Optional<Fence> take() throws StoreDown {
        return DatabaseFaults.repeatable(() -> leases.take(floor, node).map(FloorLeases.Lease::fence));
    }

    @Override
    public boolean renew(Fence fence) throws StoreDown {
        return DatabaseFaults.repeatable(() -> leases.renew(lease(fence)));
    }

    @Override
    public void release(Fence fence) throws StoreDown {
        DatabaseFaults.repeatable(() -> {
            leases.release(lease(fence));
            return true;
        });
    }

    private FloorLeases.Lease lease(Fence fence) {
        return new FloorLeases.Lease(floor, node, fence);
    }
}
