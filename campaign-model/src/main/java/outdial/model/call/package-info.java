/**
 * The life of one call. Start at {@link outdial.model.call.Call}: one record for each state, one pure function between
 * them. It only moves up; a late or repeated event changes nothing. Immutable, safe on any thread; no clock, no I/O.
 * Knows nothing of Asterisk: events arrive already translated.
 * Not here: who may be called (compliance), how many (pacing), which row (sql).
 */
@NullMarked
package outdial.model.call;

import org.jspecify.annotations.NullMarked;
