package outdial.compliance.gate;

/** How the number stands on the do-not-call registers that bind the call. */
public enum RegisterState {
    CLEAR,
    LISTED,
    /** The copy that was asked is older than the rules allow. */
    STALE,
    /** Nobody has asked. */
    UNSCRUBBED
}
