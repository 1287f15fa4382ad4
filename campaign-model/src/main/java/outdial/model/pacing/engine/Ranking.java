package outdial.model.pacing.engine;

/**
 * Where a figure from 0 to 1 stands among those of late: the share of them that was below it. Remembers about the last
 * {@value #MEMORY}; before anything was seen all figures are as likely.
 */
final class Ranking {
    private static final int BINS = 200;
    private static final int MEMORY = 600;

    private final double[] seen = new double[BINS];
    private double all = MEMORY / 20.0;

    Ranking() {
        java.util.Arrays.fill(seen, all / BINS);
    }

    /** From 0 to 1; figures in the same bin count by half. */
    double of(double figure) {
        int bin = bin(figure);
        double below = seen[bin] / 2;
        for (int i = 0; i < bin; i++) {
            below += seen[i];
        }
        return below / all;
    }

    void add(double figure) {
        double kept = 1 - 1.0 / MEMORY;
        for (int i = 0; i < BINS; i++) {
            seen[i] *= kept;
        }
        seen[bin(figure)]++;
        all = all * kept + 1;
    }

    private static int bin(double figure) {
        return Math.clamp((int) (figure * BINS), 0, BINS - 1);
    }
}
