package outdial.compliance.pack;

import java.util.Optional;
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
        return Section.written(level)
                + verified.map(by -> ", verified by " + by)
                        .orElse(", not verified (" + how + ", " + confidence + " confidence)");
    }
}
