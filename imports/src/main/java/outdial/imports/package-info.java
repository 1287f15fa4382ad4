/**
 * Files into tables: leads into a campaign, numbers onto a do-not-call list. Start at
 * {@link outdial.imports.FileImport#run}. Promises: every row is accepted, rejected with a reason, or a duplicate;
 * an import that was stopped anywhere goes on where it stopped, without a duplicate or a gap.
 * Knows nothing of screens, reports or calls.
 */
@NullMarked
package outdial.imports;

import org.jspecify.annotations.NullMarked;
