package outdial.app.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.app.floor.OpenAttempt;
import outdial.app.floor.OpenGuest;
import outdial.app.floor.StorageEffect;
import outdial.model.AttemptId;
import outdial.model.FloorId;

/** A store that takes nothing until it is opened, may hold one attempt back, and may fail a few times. */
final class SlowStore implements FloorStore {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final List<String> done = new ArrayList<>();
    private volatile @Nullable AttemptId heldBack;

    void open() {
        opened.countDown();
    }

    void holdBack(AttemptId attempt) {
        heldBack = attempt;
    }

    void letGo() {
        released.countDown();
    }

    void failTimes(int times) {
        failures.set(times);
    }

    synchronized List<String> done() {
        return List.copyOf(done);
    }

    private void note(String what) throws StoreDown {
        try {
            opened.await();
        } catch (InterruptedException stopped) {
            throw new StoreDown("interrupted", stopped);
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StoreDown("down for a test");
        }
        synchronized (this) {
            done.add(what);
        }
    }

    @Override
    public List<OpenAttempt> open(FloorId floor) {
        return List.of();
    }

    @Override
    public List<OpenGuest> guests(FloorId floor) {
        return List.of();
    }

    @Override
    public FloorInput.GuestBegun beginGuest(StorageEffect.OfGuest.BeginGuest begins) {
        return new FloorInput.GuestBegun(begins.guest(), Optional.empty());
    }

    @Override
    public void reachGuest(StorageEffect.OfGuest.ReachGuest reached) {}

    @Override
    public void closeGuest(StorageEffect.OfGuest.CloseGuest over) {}

    @Override
    public FloorInput.HopperFilled fill(StorageEffect.FillHopper ask) throws StoreDown {
        note("fill");
        return new FloorInput.HopperFilled(ask.campaign(), List.of(), true);
    }

    @Override
    public FloorInput.AttemptsBegun begin(StorageEffect.BeginAttempts batch) throws StoreDown {
        note("begin " + batch.batch());
        throw new IllegalStateException("never begun here");
    }

    @Override
    public FloorInput.AttemptsFound find(StorageEffect.FindAttempts doubtful) throws StoreDown {
        note("find " + doubtful.batch());
        return new FloorInput.AttemptsFound(doubtful.batch(), Set.of());
    }

    @Override
    public void progress(StorageEffect.Progress reached) throws StoreDown {
        if (reached.attempt().equals(heldBack)) {
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new StoreDown("interrupted", stopped);
            }
        }
        note(reached.attempt().value() + " " + reached.stage());
    }

    @Override
    public void close(StorageEffect.CloseAttempt over) throws StoreDown {
        note("close " + over.attempt().value());
    }

    @Override
    public void dispose(StorageEffect.SaveDisposition said) throws StoreDown {
        note("dispose " + said.attempt().value());
    }

    @Override
    public void noteRefusal(StorageEffect.NoteRefusal refusal) throws StoreDown {
        note("refusal");
    }

    @Override
    public void noteCheck(StorageEffect.NoteCheck check) throws StoreDown {
        note("check");
    }

    @Override
    public void noteSkip(StorageEffect.NoteSkip skip) throws StoreDown {
        note("skip");
    }

    @Override
    public void keepMemory(StorageEffect.KeepMemory memory) throws StoreDown {
        note("memory");
    }

    @Override
    public void agentChanged(StorageEffect.AgentChanged change) throws StoreDown {
        note("agent");
    }
}
