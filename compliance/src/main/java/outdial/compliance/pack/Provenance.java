package outdial.compliance.pack;

import java.util.Optional;
import outdial.compliance.words.Saying;
import outdial.compliance.yaml.Section;

/**
 * Where a rule comes from and how sure we are of it.
 *
 * @param how {@code read} in the source, or from {@code memory}
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param verified who confirmed it, and when, if anybody did
 * @param note what else is to be known; may be empty
 */
public record Provenance(
        Level level, String how, String confidence, String source, Optional<String> verified, String note) {
    /** For a person who reads a verdict: {@code law, not verified (memory, high)}. */
    public String inWords() {
        return says().english();
    }

    /** The same in any language. */
    public Saying says() {
        Saying binding = Saying.of("part.level." + Section.written(level));
        return verified.map(by -> Saying.of("part.verified", binding, by))
                .orElseGet(() -> Saying.of(
                        "part.unverified",
                        binding,
                        Saying.of("part.how." + how),
                        Saying.of("part.confidence." + confidence)));
    }
}
