package outdial.model.pacing.engine;

import java.util.List;

/**
 * What to do now.
 *
 * @param launch calls to launch
 * @param takeBack the places, in the question's order, of ringing calls to take back; usually none
 * @param reason what limits dialling now
 * @param risk the chance that one more call would find nobody if it were answered
 * @param allowed the risk that is allowed, the less the more would be saved by waiting
 * @param left whole abandonments left to spend, calls waiting counted as spent
 */
public record Decision(int launch, List<Integer> takeBack, Reason reason, double risk, double allowed, int left) {
    public Decision {
        takeBack = List.copyOf(takeBack);
    }

    /** What limits dialling. */
    public enum Reason {
        /** Too little is known yet: one call for each free agent. */
        LEARNING,
        /** Nobody is at work. */
        NOBODY,
        /** One more call would risk more than is allowed. */
        RISK,
        /** The budget is spent: one call for each free agent, and more only where hardly anybody could be left without one. */
        SPENT,
        /** The calls that ring could together overdraw the budget. */
        GUARD,
        /** The campaign's own limit on calls, or that of one decision. */
        ROOM
    }
}
