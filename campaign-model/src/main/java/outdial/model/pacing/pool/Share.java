package outdial.model.pacing.pool;

import java.time.Duration;
import java.time.Instant;

/**
 * What a campaign has had of the agents of late. Whoever has had least for its weight is next, so agents' time is shared
 * by weights as long as all want some, and nobody saves up turns while it wants none.
 *
 * @param talked seconds that agents talked for it, half of them forgotten every ten minutes
 */
public record Share(double talked, Instant asOf) {
    private static final double HALF_LIFE_S = 600;
    private static final double MEAN_LIFE_S = HALF_LIFE_S / Math.log(2);

    /** Of a campaign that has had nothing yet. */
    public static final Share NOTHING = new Share(0, Instant.EPOCH);

    /** The share at {@code now}, if so many agents have talked for it since. */
    public Share at(Instant now, int talking) {
        double seconds = Math.max(0, Duration.between(asOf, now).toMillis() / 1e3);
        double kept = Math.exp(-seconds / MEAN_LIFE_S);
        return new Share(talked * kept + talking * MEAN_LIFE_S * (1 - kept), now);
    }

    /** How far its turn is away: less goes first. */
    public double turn(int weight) {
        return talked / weight;
    }
}
