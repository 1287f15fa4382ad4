package outdial.app.floor;

/** Why the store would not begin an attempt: the world moved after the gate had judged. Nothing was written. */
public enum Refusal {
    /** The lead is no longer ready: someone else has it, or it is finished. */
    LEAD_TAKEN,
    /** The number came on a do-not-call list or opted out. */
    LISTED,
    /** The campaign no longer runs. */
    STOPPED,
    /** The permit had aged out, or people have directed something about the campaign's calls since. */
    STALE,
    /** The clock is behind the ledger's last row, so that no permit can be recorded: nothing may be dialled. */
    CLOCK_BEHIND,
    /** A newer leader holds the floor: this one must stop. */
    FENCED
}
