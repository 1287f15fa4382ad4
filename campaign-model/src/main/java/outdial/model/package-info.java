/**
 * The words of the trade as values: one record for each id, so that a lead never stands where a campaign belongs.
 * Everything below this package is pure: immutable, safe on any thread, no clock, no I/O; time is an argument.
 */
@NullMarked
package outdial.model;

import org.jspecify.annotations.NullMarked;
