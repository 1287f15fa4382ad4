package outdial.app.telephony.simulated;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance that repeats itself: the same numbers given, the same throws follow. For one thread only. */
public final class Dice {
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final RandomGenerator random;

    private Dice(long seed) {
        random = RANDOM.create(seed);
    }

    /** Dice for whatever these numbers name: a seed, a phone number, an attempt. Their order matters. */
    public static Dice of(long... names) {
        long seed = 0;
        for (long name : names) {
            seed = mix(seed + GOLDEN * (name + 1));
        }
        return new Dice(seed);
    }

    /** From 0 up to, but without, 1. */
    public double share() {
        return random.nextDouble();
    }

    /** A log-normal time by its mean and its coefficient of variation, to the millisecond. */
    public Duration logNormal(double meanMs, double variation) {
        double variance = Math.log1p(variation * variation);
        double ms = Math.exp(Math.log(meanMs) - variance / 2 + Math.sqrt(variance) * random.nextGaussian());
        return Duration.ofMillis(Math.round(ms));
    }

    /** A Gamma time of shape 3 by its mean, to the millisecond. */
    public Duration gamma3(double meanMs) {
        double ms = (random.nextExponential() + random.nextExponential() + random.nextExponential()) * meanMs / 3;
        return Duration.ofMillis(Math.round(ms));
    }

    /** A whole number from {@code from} to {@code to}, both included. */
    public int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring names get streams far apart. */
    private static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
