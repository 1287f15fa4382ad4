package outdial.model.pacing.pool;

/**
 * What a floor may use as a whole, whatever its campaigns may.
 *
 * @param calls lines in use at one time, from 1
 * @param callsPerSecond calls that may begin within any second, from 1
 * @param keptFree ready agents for whom nothing is dialled, for whoever calls in or back; from 0
 */
public record FloorLimits(int calls, int callsPerSecond, int keptFree) {
    /** A floor that is held back by nothing of its own. */
    public static final FloorLimits WIDE = new FloorLimits(10_000, 1_000, 0);

    public FloorLimits {
        if (calls < 1 || callsPerSecond < 1 || keptFree < 0) {
            throw new IllegalArgumentException(
                    "A floor has lines, calls in a second from 1 and agents kept free from 0, not " + calls + ", "
                            + callsPerSecond + " and " + keptFree);
        }
    }
}
