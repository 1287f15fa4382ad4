/**
 * The life of one call. Start at {@code Call}: one record per state, one pure function between
 * them. Knows nothing of Asterisk: events arrive already translated.
 * Not here: who may be called (compliance), how many (pacing), which row (sql).
 */
@NullMarked
package outdial.model.call;

import org.jspecify.annotations.NullMarked;
