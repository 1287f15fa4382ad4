package outdial.app.lab;

import java.util.OptionalDouble;
import outdial.model.call.Outcome;

/**
 * A call that was made, as a campaign's history has it. Times are s.
 *
 * @param beforeRing from dialling to the first ring, if it rang
 * @param ringing from the first ring to the answer, or to the end; if it rang
 * @param untilAgent from the answer to the agent, if there was one
 * @param talk with the agent, if there was one
 * @param wrapUp from the end of the talk to the disposition, if there was one
 * @param length from dialling to the end
 */
public record PastCall(
        Outcome outcome,
        OptionalDouble beforeRing,
        OptionalDouble ringing,
        OptionalDouble untilAgent,
        OptionalDouble talk,
        OptionalDouble wrapUp,
        double length) {}
