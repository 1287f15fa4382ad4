package outdial.model.campaign;

import outdial.model.AttemptId;

/**
 * Which of a campaign's calls an agent is to hear if the detector takes them for machines. Spread evenly over the
 * attempts, and settled by the attempt's number alone: a call is in the sample or not before anybody answers it.
 *
 * @param share of the verdicts in the long run, from 0 to 1
 */
public record VerdictSample(double share) {
    /** None. */
    public static final VerdictSample NONE = new VerdictSample(0);

    /** What a campaign begins with: one in fifty. */
    public static final VerdictSample USUAL = new VerdictSample(0.02);

    /** Until so many were heard, a guess takes up to two thirds of what may be abandoned. */
    private static final int ENOUGH = 300;

    private static final double FASTER = 10;

    /** The golden ratio's part of 2^64: its multiples lie as evenly as can be. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public VerdictSample {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1, not " + share);
        }
    }

    /** Whether it is in the sample after {@code heard} verdicts: while those are few, ten times as many are taken. */
    public boolean takes(AttemptId attempt, int heard) {
        double wanted = heard < ENOUGH ? share * FASTER : share;
        return ((attempt.value() * GOLDEN) >>> 11) * 0x1p-53 < wanted;
    }
}
