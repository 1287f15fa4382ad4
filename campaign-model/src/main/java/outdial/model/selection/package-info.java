/**
 * Which lead, and when again. Start at {@link outdial.model.selection.Recycle}. Pure; no clock, no I/O.
 * Not here: whether a number may be dialled (compliance), which rows are due (sql).
 */
@NullMarked
package outdial.model.selection;

import org.jspecify.annotations.NullMarked;
