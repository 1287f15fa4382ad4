package outdial.model.call;

/** What the telephone network said when a call ended, before the call's state gives it its {@link Outcome}. */
public enum Ending {
    /** An answered call was hung up, by whichever side. */
    HANGUP,
    /** The same, after the dialplan had begun the information message: no agent had claimed the person in time. */
    UNCLAIMED,
    /** Our ring time was over, or the carrier reported no answer. */
    NO_ANSWER,
    BUSY,
    REJECTED,
    INVALID_NUMBER,
    CONGESTION,
    /** The dialplan's gate refused it before any ring: it came after its {@code NOT_AFTER}. */
    EXPIRED,
    /** The dialplan's gate refused it before any ring: a newer leader has raised the fence. */
    FENCED,
    /** We hung up before it was answered. */
    CANCELLED,
    /** The PBX restarted: whatever was in it is gone. */
    PBX_LOST,
    /** It is not there now, and nothing tells how it ended. */
    UNPROVED
}
