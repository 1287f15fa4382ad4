package outdial.model.selection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import outdial.model.campaign.AttemptPlan;

/**
 * How a lead was tried so far.
 *
 * @param starts when its attempts began, oldest first, the present one included if it counts
 * @param misfires attempts in a row before the present one that never reached it
 */
public record Tried(AttemptPlan plan, List<Instant> starts, int misfires) {
    private static final Duration DAY = Duration.ofHours(24);

    public Tried {
        starts = List.copyOf(starts);
    }

    /** Whether the plan allows no further attempt at any time. */
    boolean exhausted() {
        return starts.size() >= plan.inAll();
    }

    /** The first instant, not before {@code notBefore}, that the plan's spacing and its limit for a day allow. */
    Instant next(Instant notBefore) {
        Instant next = notBefore;
        if (!starts.isEmpty()) {
            next = later(next, starts.getLast().plus(plan.apart()));
        }
        if (starts.size() >= plan.perDay()) {
            next = later(next, starts.get(starts.size() - plan.perDay()).plus(DAY));
        }
        return next;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
