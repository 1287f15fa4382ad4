package outdial.sql;

import java.util.Map;
import java.util.Set;
import outdial.model.AttemptId;

/** What became of attempts that were to be begun: each is in exactly one of the two, and what was refused is not there. */
public record Begun(Set<AttemptId> begun, Map<AttemptId, Refusal> refused) {
    public Begun {
        begun = Set.copyOf(begun);
        refused = Map.copyOf(refused);
    }

    /** Why an attempt was not begun: the world moved after the gate had judged. */
    public enum Refusal {
        /** The lead is no longer ready: someone else has it, or it is finished, or was tried meanwhile. */
        LEAD_TAKEN,
        /** The number came on a do-not-call list or opted out. */
        LISTED,
        /** The campaign no longer runs. */
        STOPPED,
        /** The permit had aged out, or people have directed something about the campaign's calls since. */
        STALE,
        /** The clock is behind the ledger's last row, so that no permit can be recorded. */
        CLOCK_BEHIND,
        /** A newer leader holds the floor. */
        FENCED
    }
}
