/**
 * Judges files of calls, row by row, by the rule packs: what an auditor runs. Start at
 * {@link outdial.compliance.check.BatchCheck}. Never stops at a bad row: each gets a finding of its own.
 * Not here: files and terminals (the program's command line), the rules (pack), their sense (gate).
 */
@NullMarked
package outdial.compliance.check;

import org.jspecify.annotations.NullMarked;
