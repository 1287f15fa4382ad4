package outdial.model.call;

/** How far an attempt has come, as it is stored and counted. Only ever moves up. */
public enum Stage {
    /** Decided and committed; not yet sent. */
    INTENT,
    /** Handed to the exchange. */
    SENT,
    RINGING,
    /** Picked up; no agent yet. */
    ANSWERED,
    /** An agent has talked to the person, or does. */
    CONNECTED,
    /** Over, with its {@link Outcome}. */
    ENDED
}
