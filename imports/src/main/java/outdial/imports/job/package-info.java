/**
 * The Spring Batch job that every import is. Start at {@link outdial.imports.job.ImportJob}, the only class that knows
 * Spring; a {@link outdial.imports.job.RowSink} says what becomes of a thousand rows. Promises: rows, their counts and
 * the place to go on from are committed together.
 * Not here: what a row means, who asked.
 */
@NullMarked
package outdial.imports.job;

import org.jspecify.annotations.NullMarked;
