package outdial.compliance;

import java.time.Instant;
import java.util.List;

/** The gate's answer for one lead and one phone at one instant. */
public sealed interface Verdict {
    /** It may be dialled now, with this permit. */
    record Allowed(DialPermit permit) implements Verdict {}

    /** Not now; {@code until} is the first instant at which every rule passes, if nothing else changes. */
    record Deferred(Instant until, List<Finding> findings) implements Verdict {
        public Deferred {
            findings = List.copyOf(findings);
        }
    }

    /** Not at any time, as things stand. */
    record Denied(List<Finding> findings) implements Verdict {
        public Denied {
            findings = List.copyOf(findings);
        }
    }
}
