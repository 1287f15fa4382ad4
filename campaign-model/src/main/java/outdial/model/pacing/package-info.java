/**
 * How many calls to launch now. Start at {@link outdial.model.pacing.Pacing}, a function of a
 * {@link outdial.model.pacing.Situation}. {@link outdial.model.pacing.account.Tally} holds the one formula of abandonment.
 * {@link outdial.model.pacing.PredictivePacing} tells the engine below what happens, and asks it.
 * No clock, no I/O. Knows nothing of who is called (selection) or whether they may be (compliance).
 */
@NullMarked
package outdial.model.pacing;

import org.jspecify.annotations.NullMarked;
