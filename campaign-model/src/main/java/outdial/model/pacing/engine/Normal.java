package outdial.model.pacing.engine;

/** The normal distribution. */
final class Normal {
    private Normal() {}

    /** The chance to be below {@code z} (Abramowitz and Stegun 26.2.17); off by less than 8e-8. */
    static double below(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = density(z)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? 1 - tail : tail;
    }

    static double density(double z) {
        return 0.3989422804014327 * Math.exp(-z * z / 2);
    }
}
