/**
 * Dated rules for calls as data: who says what of which calls, since when, until when, and how sure we are of it. Start at
 * {@link outdial.compliance.pack.RulePacks}, which reads packs and refuses bad ones with file, rule and reason.
 * Immutable, safe on any thread, no clock, no I/O but the data files of this package and the holiday library's.
 * Not here: whether a call may be made (gate).
 */
@NullMarked
package outdial.compliance.pack;

import org.jspecify.annotations.NullMarked;
