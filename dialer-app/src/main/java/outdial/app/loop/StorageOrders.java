package outdial.app.loop;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import outdial.app.floor.FloorInput;
import outdial.app.floor.Intent;
import outdial.app.floor.Refusal;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.floor.StorageEffect.BeginAttempts;
import outdial.app.floor.StorageEffect.CloseAttempt;
import outdial.app.floor.StorageEffect.FillHopper;
import outdial.app.floor.StorageEffect.FindAttempts;
import outdial.app.floor.StorageEffect.KeepMemory;
import outdial.app.floor.StorageEffect.NoteCheck;
import outdial.app.floor.StorageEffect.NoteRefusal;
import outdial.app.floor.StorageEffect.NoteSkip;
import outdial.app.floor.StorageEffect.OfGuest;
import outdial.app.floor.StorageEffect.Progress;
import outdial.app.floor.StorageEffect.SaveDisposition;
import outdial.model.AttemptId;

/** Carries the floor's storage effects to the store. */
final class StorageOrders {
    private final FloorStore store;
    private final Consumer<AttemptId> closed;

    /** @param closed told when an attempt's end is stored, so that the exchange need not keep it any longer */
    StorageOrders(FloorStore store, Consumer<AttemptId> closed) {
        this.store = store;
        this.closed = closed;
    }

    /**
     * Does it, and returns what the floor is to be told.
     *
     * @throws StoreDown when it is to be done again later; never of effects that the floor itself asks for again
     */
    Optional<FloorInput> carryOut(StorageEffect effect) throws StoreDown {
        switch (effect) {
            case FillHopper ask -> {
                return Optional.of(fill(ask));
            }
            case BeginAttempts batch -> {
                return Optional.of(begin(batch));
            }
            case FindAttempts doubtful -> {
                return Optional.of(store.find(doubtful));
            }
            case Progress reached -> store.progress(reached);
            case CloseAttempt over -> {
                store.close(over);
                closed.accept(over.attempt());
            }
            case SaveDisposition said -> store.dispose(said);
            case NoteCheck check -> store.noteCheck(check);
            case NoteRefusal refusal -> store.noteRefusal(refusal);
            case NoteSkip skip -> store.noteSkip(skip);
            case OfGuest.BeginGuest begins -> {
                return Optional.of(begin(begins));
            }
            case OfGuest.ReachGuest reached -> store.reachGuest(reached);
            case OfGuest.CloseGuest over -> {
                store.closeGuest(over);
                closed.accept(over.guest());
            }
            case KeepMemory memory -> store.keepMemory(memory);
            case AgentChanged change -> store.agentChanged(change);
        }
        return Optional.empty();
    }

    /** What is in doubt is not dialled; should the row be there after all, it is closed as any that never rang. */
    private FloorInput begin(OfGuest.BeginGuest begins) {
        try {
            return store.beginGuest(begins);
        } catch (StoreDown | CommitUnknown down) {
            return notBegun(begins);
        }
    }

    static FloorInput notBegun(OfGuest.BeginGuest begins) {
        return new FloorInput.GuestBegun(begins.guest(), Optional.of(Refusal.STALE));
    }

    private FloorInput fill(FillHopper ask) {
        try {
            return store.fill(ask);
        } catch (StoreDown down) {
            return nothingDue(ask);
        }
    }

    private FloorInput begin(BeginAttempts batch) {
        try {
            return store.begin(batch);
        } catch (StoreDown down) {
            return noneBegun(batch);
        } catch (CommitUnknown doubt) {
            return new FloorInput.BeginUnknown(batch.batch());
        }
    }

    /** The answer when reading failed or must not be tried now: the floor asks again. */
    static FloorInput nothingDue(FillHopper ask) {
        return new FloorInput.HopperFilled(ask.campaign(), List.of(), false);
    }

    /** The answer when nothing of the batch was written: the leads stay free, and their permits are left to age. */
    static FloorInput noneBegun(BeginAttempts batch) {
        Map<AttemptId, Refusal> refused = batch.intents().stream().collect(toMap(Intent::attempt, _ -> Refusal.STALE));
        return new FloorInput.AttemptsBegun(batch.batch(), Set.of(), refused);
    }
}
