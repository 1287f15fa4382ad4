/**
 * May we dial this number now, why not, and from when. Start at {@link outdial.compliance.ComplianceGate}; numbers come
 * in by {@link outdial.compliance.NumberReader}, rules by {@link outdial.compliance.RuleBook}.
 * {@link outdial.compliance.Whereabouts} tells whose rules bind a number, for the rule packs' own gate (gate).
 * Immutable, safe on any thread, no clock, no I/O but the data files of this package; the same facts, book and instant
 * always give the same verdict.
 * Not here: where facts are kept (sql), which lead is next (model), how a call is made (telephony).
 */
@NullMarked
package outdial.compliance;

import org.jspecify.annotations.NullMarked;
