package outdial.model.selection;

import java.time.Instant;

/** What becomes of a lead after an attempt. */
public sealed interface Recycle {
    /**
     * It may be tried again.
     *
     * @param at the first instant; the gate may defer it further
     * @param misfires attempts in a row, this one included, that never reached the lead and burned no allowance
     */
    record Again(Instant at, int misfires) implements Recycle {}

    /** Never again in this campaign; {@code why} is for people. */
    record Done(String why) implements Recycle {}

    /** An agent talked with the person; their disposition will say. Until then it is not tried. */
    record Awaiting() implements Recycle {}
}
