/**
 * What an auditor or a regulator asks for: the decisions about one number or one campaign with their proofs, and how
 * abandonment stood in each window that the law counts over. Start at {@link outdial.reports.evidence.AuditExport} and
 * {@link outdial.reports.evidence.AbandonmentWorkbook}. Reads only, one consistent snapshot for a file. Knows nothing of
 * the web; whose figures somebody may see is the caller's to say.
 */
@NullMarked
package outdial.reports.evidence;

import org.jspecify.annotations.NullMarked;
