package outdial.app.store;

import java.util.List;
import outdial.app.floor.FloorInput;
import outdial.app.floor.OpenAttempt;
import outdial.app.floor.OpenGuest;
import outdial.app.floor.StorageEffect;
import outdial.app.loop.CommitUnknown;
import outdial.app.loop.FloorStore;
import outdial.app.loop.StoreDown;
import outdial.model.FloorId;

/**
 * A store behind a spool: outcomes and dispositions that it can't take are on disk before the caller hears so, and are
 * brought to it before anything is read for a new lead.
 */
public final class SpooledStore implements FloorStore {
    private final FloorStore store;
    private final Spool spool;

    public SpooledStore(FloorStore store, Spool spool) {
        this.store = store;
        this.spool = spool;
    }

    @Override
    public List<OpenAttempt> open(FloorId floor) throws StoreDown {
        spool.replay(store);
        return store.open(floor);
    }

    @Override
    public void close(StorageEffect.CloseAttempt over) throws StoreDown {
        keptIfDown(over, () -> store.close(over));
    }

    @Override
    public void dispose(StorageEffect.SaveDisposition said) throws StoreDown {
        keptIfDown(said, () -> store.dispose(said));
    }

    private void keptIfDown(StorageEffect effect, Write write) throws StoreDown {
        try {
            write.toStore();
        } catch (StoreDown down) {
            spool.keep(effect);
            throw down;
        }
        spool.stored(effect);
    }

    @FunctionalInterface
    private interface Write {
        void toStore() throws StoreDown;
    }

    @Override
    public FloorInput.HopperFilled fill(StorageEffect.FillHopper ask) throws StoreDown {
        return store.fill(ask);
    }

    @Override
    public FloorInput.AttemptsBegun begin(StorageEffect.BeginAttempts batch) throws StoreDown, CommitUnknown {
        return store.begin(batch);
    }

    @Override
    public FloorInput.AttemptsFound find(StorageEffect.FindAttempts doubtful) throws StoreDown {
        return store.find(doubtful);
    }

    @Override
    public void progress(StorageEffect.Progress reached) throws StoreDown {
        store.progress(reached);
    }

    @Override
    public List<OpenGuest> guests(FloorId floor) throws StoreDown {
        return store.guests(floor);
    }

    @Override
    public FloorInput.GuestBegun beginGuest(StorageEffect.OfGuest.BeginGuest begins) throws StoreDown, CommitUnknown {
        return store.beginGuest(begins);
    }

    @Override
    public void reachGuest(StorageEffect.OfGuest.ReachGuest reached) throws StoreDown {
        store.reachGuest(reached);
    }

    /** Not spooled: the exchange keeps its own note of the end until this is stored. */
    @Override
    public void closeGuest(StorageEffect.OfGuest.CloseGuest over) throws StoreDown {
        store.closeGuest(over);
    }

    /** Not spooled: one less in the sample. */
    @Override
    public void noteCheck(StorageEffect.NoteCheck check) throws StoreDown {
        store.noteCheck(check);
    }

    @Override
    public void noteRefusal(StorageEffect.NoteRefusal refusal) throws StoreDown {
        store.noteRefusal(refusal);
    }

    @Override
    public void noteSkip(StorageEffect.NoteSkip skip) throws StoreDown {
        store.noteSkip(skip);
    }

    @Override
    public void keepMemory(StorageEffect.KeepMemory memory) throws StoreDown {
        store.keepMemory(memory);
    }

    @Override
    public void agentChanged(StorageEffect.AgentChanged change) throws StoreDown {
        store.agentChanged(change);
    }
}
