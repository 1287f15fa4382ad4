package outdial.model.pacing.engine;

/**
 * How far a told chance can be relied on. Scores are seldom calibrated: leads said to be ten times likelier may be three
 * times likelier. Learns the power of the score that explains best who answered; before it has seen enough it takes the
 * square root, so that a wrong score does little harm. Forgets slowly. Single-owner.
 */
public final class ScoreScale {
    private static final int BINS = 48;
    private static final double LOWEST = Math.log(0.02);
    private static final double STEP = (Math.log(8) - LOWEST) / BINS;
    private static final double KEPT = 1 - 1.0 / 20_000;
    private static final int FIT_EVERY = 300;
    private static final double HIGHEST_POWER = 1.3;
    private static final double POWER_STEP = 0.05;
    private static final double LEAST = 0.05;
    private static final double MOST = 5;

    private final double[] attempts = new double[BINS];
    private final double[] answers = new double[BINS];
    private double power = 0.5;
    /** The mean of the scores' powers over the attempts made. */
    private double mean = 1;

    private int unfitted;

    /** An attempt at a lead of that score came to an end of its own; 1 is the list's average. */
    public void learn(double score, boolean person) {
        for (int bin = 0; bin < BINS; bin++) {
            attempts[bin] *= KEPT;
            answers[bin] *= KEPT;
        }
        int bin = bin(score);
        attempts[bin]++;
        answers[bin] += person ? 1 : 0;
        unfitted++;
        if (unfitted >= FIT_EVERY) {
            unfitted = 0;
            fit();
        }
    }

    /** As a multiple of the average over the attempts made of late; from {@value #LEAST} to {@value #MOST}. */
    public double likelihood(double score) {
        return Math.clamp(Math.pow(Math.max(score, 1e-6), power) / mean, LEAST, MOST);
    }

    private static int bin(double score) {
        return Math.clamp((int) ((Math.log(Math.max(score, 1e-6)) - LOWEST) / STEP), 0, BINS - 1);
    }

    private static double middle(int bin) {
        return Math.exp(LOWEST + (bin + 0.5) * STEP);
    }

    private void fit() {
        double best = Double.NEGATIVE_INFINITY;
        for (double tried = 0; tried <= HIGHEST_POWER; tried += POWER_STEP) {
            double average = average(tried);
            double likely = logLikelihood(tried, average);
            if (likely > best) {
                best = likely;
                power = tried;
                mean = average;
            }
        }
    }

    private double average(double tried) {
        double sum = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += attempts[bin] * Math.pow(middle(bin), tried);
            all += attempts[bin];
        }
        return sum / all;
    }

    private double logLikelihood(double tried, double average) {
        double all = 0;
        double answered = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += attempts[bin];
            answered += answers[bin];
        }
        double usual = answered / all;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double chance = Math.clamp(usual * Math.pow(middle(bin), tried) / average, 1e-4, 1 - 1e-4);
            sum += answers[bin] * Math.log(chance) + (attempts[bin] - answers[bin]) * Math.log1p(-chance);
        }
        return sum;
    }
}
