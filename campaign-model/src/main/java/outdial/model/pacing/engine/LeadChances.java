package outdial.model.pacing.engine;

/**
 * How much likelier than the average a lead answers, learnt from what leads of the same history did. Chances are taken
 * to differ from lead to lead as a Beta distribution says, the likeliest one given what was seen; where a history was
 * seen often enough, what such leads did speaks for itself. Forgets slowly. Single-owner.
 */
public final class LeadChances {
    private static final int MOST_CALLS = 15;
    private static final int MOST_ANSWERS = 7;
    private static final int WIDTH = MOST_CALLS + 1;
    private static final int HISTORIES = (MOST_ANSWERS + 1) * WIDTH;

    /** Attempts at the chance that the distribution gives it that each history is credited with. */
    private static final double SHRINKAGE = 60;

    private static final double KEPT = 1 - 1.0 / 20_000;
    private static final int FIT_EVERY = 400;
    private static final double LEAST = 0.05;
    private static final double MOST = 5;
    /** How alike leads may be: the sum of the distribution's parameters; few is very different. */
    private static final double[] ALIKENESS = {0.7, 1, 1.5, 2, 3, 4, 6, 9, 14, 25, 60, 1_000};

    private final double[] attempts = new double[HISTORIES];
    private final double[] answers = new double[HISTORIES];
    private double allAttempts = 1;
    private double allAnswers = 0.2;
    private double alike = ALIKENESS[ALIKENESS.length - 1];
    private double mean = 0.2;
    private int unfitted;

    /**
     * An attempt came to an end of its own.
     *
     * @param answered how often a person had answered the lead's {@code called} calls before it
     */
    public void learn(int answered, int called, boolean person) {
        int history = history(answered, called);
        attempts[history] = attempts[history] * KEPT + 1;
        answers[history] = answers[history] * KEPT + (person ? 1 : 0);
        allAttempts = allAttempts * KEPT + 1;
        allAnswers = allAnswers * KEPT + (person ? 1 : 0);
        unfitted++;
        if (unfitted >= FIT_EVERY) {
            unfitted = 0;
            fit();
        }
    }

    /** As a multiple of the average over the attempts made of late; from {@value #LEAST} to {@value #MOST}. */
    public double likelihood(int answered, int called) {
        int history = history(answered, called);
        double fitted = fitted(mean, alike, history);
        double here = (answers[history] + SHRINKAGE * fitted) / (attempts[history] + SHRINKAGE);
        return Math.clamp(here * allAttempts / allAnswers, LEAST, MOST);
    }

    private static int history(int answered, int called) {
        return Math.clamp(answered, 0, MOST_ANSWERS) * WIDTH + Math.clamp(called, 0, MOST_CALLS);
    }

    /** The chance of a lead with this history, if chances are so distributed. */
    private static double fitted(double mean, double alike, int history) {
        int answered = history / WIDTH;
        return (mean * alike + answered) / (alike + history % WIDTH);
    }

    private void fit() {
        double best = Double.NEGATIVE_INFINITY;
        for (double one : ALIKENESS) {
            for (double other = 0.02; other < 0.9; other *= 1.1) {
                double likely = logLikelihood(other, one);
                if (likely > best) {
                    best = likely;
                    alike = one;
                    mean = other;
                }
            }
        }
    }

    private double logLikelihood(double mean, double alike) {
        double sum = 0;
        for (int history = 0; history < HISTORIES; history++) {
            if (attempts[history] > 0) {
                double chance = Math.clamp(fitted(mean, alike, history), 1e-4, 1 - 1e-4);
                sum += answers[history] * Math.log(chance)
                        + (attempts[history] - answers[history]) * Math.log1p(-chance);
            }
        }
        return sum;
    }
}
