/**
 * How many calls to launch now. Start at {@code Pacing}: a pure function of the immutable {@code Situation}.
 * {@code AbandonWindow} holds the one formula of abandonment. No clock, no I/O. Knows nothing of who is called
 * (selection) or whether they may be (compliance).
 */
@NullMarked
package outdial.model.pacing;

import org.jspecify.annotations.NullMarked;
