package outdial.compliance;

import java.util.Optional;
import outdial.compliance.pack.Provenance;
import outdial.compliance.words.Saying;

/**
 * A rule's objection.
 *
 * @param rule the rule's name in its book, for example {@code house-window}, or its id in its pack
 * @param says why, for people
 * @param basis how binding a pack's rule is and who has verified it
 */
public record Finding(String rule, Saying says, Optional<Provenance> basis) {
    /** An objection of the house's own. */
    public Finding(String rule, Saying says) {
        this(rule, says, Optional.empty());
    }

    /** Why, with what it rests on if that is a law's pack. */
    public Saying told() {
        return basis.map(one -> Saying.of("part.based", says, one.says())).orElse(says);
    }

    /** In English, for logs and files. */
    public String sentence() {
        return told().english();
    }
}
