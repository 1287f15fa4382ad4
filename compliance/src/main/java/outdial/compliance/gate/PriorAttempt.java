package outdial.compliance.gate;

import java.time.Instant;

/** An earlier attempt to reach the same person. */
public record PriorAttempt(Instant at, Ending ending) {
    /** How an attempt ended, as far as rules ask. */
    public enum Ending {
        NO_ANSWER,
        BUSY,
        CONNECTED,
        ABANDONED,
        /** An answering machine took the call. */
        MACHINE,
        REFUSED,
        FAILED
    }
}
