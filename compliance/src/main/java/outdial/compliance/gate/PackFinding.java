package outdial.compliance.gate;

import java.time.Instant;
import java.util.Optional;
import outdial.compliance.pack.PackRule;
import outdial.compliance.words.Saying;

/**
 * One rule's objection to one call. It is put into words only when asked, for most findings are counted and never read.
 *
 * @param rule the rule's id, or one of the gate's own: {@code number.invalid}, {@code number.costly},
 *     {@code internal.optout}, {@code unknown.jurisdiction}, {@code unknown.zone}
 * @param source the rule of a pack, if it is one
 * @param at the instant for which it objects
 */
public record PackFinding(String rule, Optional<PackRule> source, CallFacts facts, Instant at) {
    /** Why, for the person who plans the call. */
    public Saying says() {
        return Sentences.of(this);
    }

    /** The same in English. */
    public String sentence() {
        return says().english();
    }
}
