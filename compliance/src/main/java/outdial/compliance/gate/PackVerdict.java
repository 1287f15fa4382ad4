package outdial.compliance.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the packs say of one call. */
public sealed interface PackVerdict {
    /** Every rule passes. */
    record Allow() implements PackVerdict {}

    /** {@code until} is the first instant at which every rule in force then passes, if nothing but time changes. */
    record Defer(Instant until, List<PackFinding> findings) implements PackVerdict {
        public Defer {
            findings = List.copyOf(findings);
        }
    }

    /** Time alone won't help. The first finding decides. */
    record Deny(List<PackFinding> findings) implements PackVerdict {
        public Deny {
            findings = List.copyOf(findings);
        }
    }

    /** What stands in the way, the deciding finding first; none if allowed. */
    default List<PackFinding> all() {
        return switch (this) {
            case Allow() -> List.of();
            case Defer(var _, var findings) -> findings;
            case Deny(var findings) -> findings;
        };
    }

    /** The finding that decides, if the call isn't allowed. */
    default Optional<PackFinding> deciding() {
        return all().stream().findFirst();
    }
}
