/**
 * May this call be made, by the rule packs: from when if not now, and by which rule. Start at
 * {@link outdial.compliance.gate.PackGate}, which judges {@link outdial.compliance.gate.CallFacts}.
 * Pure and total, safe on any thread, no clock, no I/O: the same facts, packs and instant give the same verdict.
 * Not here: what the rules are (pack), how facts are found (sql, and the package above).
 */
@NullMarked
package outdial.compliance.gate;

import org.jspecify.annotations.NullMarked;
