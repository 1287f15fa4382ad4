package outdial.model.campaign;

import java.time.Duration;

/**
 * How often a lead may be tried, all its phones together.
 *
 * @param inAll attempts over the campaign's life, at least 1
 * @param perDay attempts in any 24 hours, at least 1
 * @param apart the least time from the start of one attempt to the start of the next
 */
public record AttemptPlan(int inAll, int perDay, Duration apart) {
    public AttemptPlan {
        if (inAll < 1 || perDay < 1 || apart.isNegative()) {
            throw new IllegalArgumentException(
                    "Not a plan of attempts: " + inAll + " in all, " + perDay + " a day, " + apart + " apart");
        }
    }
}
