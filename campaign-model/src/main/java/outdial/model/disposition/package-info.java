/**
 * What the agent recorded after talking. Start at {@link outdial.model.disposition.Disposition}; its kind says what
 * becomes of the lead. Immutable, safe on any thread. Not here: how the dialer saw the call end (model.call.Outcome),
 * and when the lead is tried again (model.selection).
 */
@NullMarked
package outdial.model.disposition;

import org.jspecify.annotations.NullMarked;
