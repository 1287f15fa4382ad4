package outdial.app.lab;

/**
 * A stream of chance for whatever its names say: a seed, a lead, a purpose. Made once and named again for each use, so
 * that a lead's numbers do not depend on what was drawn for others. For one thread only.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    /** Begins the stream of these names. */
    Draws of(long seed, long one, long purpose) {
        state = mix(mix(mix(seed + GOLDEN) + one * GOLDEN) + purpose * 0xD1B54A32D192ED03L);
        return this;
    }

    /** From 0 up to, but without, 1. */
    double share() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1p-53;
    }

    double exponential() {
        return -Math.log1p(-share());
    }

    double normal() {
        return Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * share());
    }

    /** A Gamma of mean {@code shape} (Marsaglia and Tsang 2000). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - share(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(1 - share()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
