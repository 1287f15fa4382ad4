package outdial.app.loop;

import java.util.List;
import outdial.app.floor.FloorInput;
import outdial.app.floor.OpenAttempt;
import outdial.app.floor.OpenGuest;
import outdial.app.floor.StorageEffect;
import outdial.model.FloorId;

/**
 * Where the floor's decisions are kept: one method for each of its storage effects, each a transaction of its own and
 * each free to be repeated with the same effect, except {@link #begin}. May block. Safe on any thread.
 */
public interface FloorStore {
    /** Every unfinished attempt of the floor: read on taking the lead, after the fence was raised. */
    List<OpenAttempt> open(FloorId floor) throws StoreDown;

    /** Due leads of the campaign. */
    FloorInput.HopperFilled fill(StorageEffect.FillHopper ask) throws StoreDown;

    /**
     * Claims and writes, all in one transaction. Never repeated.
     *
     * @throws CommitUnknown when the commit was sent and its answer did not come
     */
    FloorInput.AttemptsBegun begin(StorageEffect.BeginAttempts batch) throws StoreDown, CommitUnknown;

    /** What is there of a doubtful batch; answers only when no late commit can change it any more. */
    FloorInput.AttemptsFound find(StorageEffect.FindAttempts doubtful) throws StoreDown;

    void progress(StorageEffect.Progress reached) throws StoreDown;

    void close(StorageEffect.CloseAttempt over) throws StoreDown;

    void dispose(StorageEffect.SaveDisposition said) throws StoreDown;

    /** Every guest of the floor whose call is not over: read together with {@link #open}. */
    List<OpenGuest> guests(FloorId floor) throws StoreDown;

    /**
     * Writes a guest's call and its permit, in one transaction. Never repeated.
     *
     * @throws CommitUnknown when the commit was sent and its answer did not come
     */
    FloorInput.GuestBegun beginGuest(StorageEffect.OfGuest.BeginGuest begins) throws StoreDown, CommitUnknown;

    void reachGuest(StorageEffect.OfGuest.ReachGuest reached) throws StoreDown;

    void closeGuest(StorageEffect.OfGuest.CloseGuest over) throws StoreDown;

    void noteCheck(StorageEffect.NoteCheck check) throws StoreDown;

    void noteRefusal(StorageEffect.NoteRefusal refusal) throws StoreDown;

    void noteSkip(StorageEffect.NoteSkip skip) throws StoreDown;

    void keepMemory(StorageEffect.KeepMemory memory) throws StoreDown;

    void agentChanged(StorageEffect.AgentChanged change) throws StoreDown;
}
