package outdial.compliance.gate;

import java.time.Instant;

/**
 * A rule that is left aside for some time, because two people have agreed on it.
 *
 * @param rule its name in a book, or its id in a pack
 * @param from the first instant, in whole seconds
 * @param until the first instant at which it counts again, in whole seconds
 */
public record Waiver(String rule, Instant from, Instant until) {
    public Waiver {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A waiver of " + rule + " can't end at " + until + ", having begun at "
                    + from + ". Give it a later end.");
        }
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
