package outdial.app.loop;

import java.util.Optional;
import outdial.model.Fence;

/**
 * The database's word on who leads one floor. Each method is one statement by the database's own clock, on a
 * connection that nothing else uses; a lease is good for five seconds.
 */
public interface LeaseKeeper {
    /** Takes the lead if nobody holds it; the new fence, or nothing. */
    Optional<Fence> take() throws StoreDown;

    /** Keeps the lead for another five seconds; false when it is no longer ours. */
    boolean renew(Fence fence) throws StoreDown;

    /** Gives the lead back, so that another need not wait for it to run out. */
    void release(Fence fence) throws StoreDown;
}
