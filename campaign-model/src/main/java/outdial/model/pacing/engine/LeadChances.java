package outdial.model.pacing.engine;

/**
 * How much likelier than the average a lead answers, learnt from what such leads did: a lead is of the class that its
 * visible history puts it in, and a class that is seldom seen is taken for the average. Forgets slowly.
 */
public final class LeadChances {
    /** Classes there may be at most. */
    public static final int CLASSES = 64;

    /** Attempts at the average chance that each class is credited with. */
    private static final double SHRINKAGE = 30;

    private static final double KEPT = 1 - 1.0 / 4_000;
    private final double[] attempts = new double[CLASSES];
    private final double[] answers = new double[CLASSES];
    private double allAttempts = 1;
    private double allAnswers = 0.2;

    /** An attempt at a lead of the class came to an end of its own. */
    public void learn(int kind, boolean answered) {
        attempts[kind] = attempts[kind] * KEPT + 1;
        answers[kind] = answers[kind] * KEPT + (answered ? 1 : 0);
        allAttempts = allAttempts * KEPT + 1;
        allAnswers = allAnswers * KEPT + (answered ? 1 : 0);
    }

    /** As a multiple of the average over the attempts made of late; from 0.05 to 5. */
    public double likelihood(int kind) {
        double usual = allAnswers / allAttempts;
        double here = (answers[kind] + SHRINKAGE * usual) / (attempts[kind] + SHRINKAGE);
        return Math.clamp(here / usual, 0.05, 5);
    }
}
