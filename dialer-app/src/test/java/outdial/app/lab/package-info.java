/**
 * Shifts in virtual time: the real floor against an exchange, a store and people that are played. Start at
 * {@code Shift}: a seed gives the same shift to the last event, with faults or without. {@code Judge} says what must
 * never be seen. One thread, no clock, no I/O. Must not know: the real exchange, the real database.
 */
@NullMarked
package outdial.app.lab;

import org.jspecify.annotations.NullMarked;
