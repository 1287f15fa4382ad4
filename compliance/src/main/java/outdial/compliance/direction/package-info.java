/**
 * What people of the house direct about calls, besides rules and settings: regions suspended, a client's own stricter
 * rules, rules left aside by two people, evidence of the right to show a number. Start at {@link
 * outdial.compliance.direction.Directions}. Immutable, safe on any thread; no clock, no I/O. Must not know how they are
 * asked together with book and packs: the gate does.
 */
@NullMarked
package outdial.compliance.direction;

import org.jspecify.annotations.NullMarked;
