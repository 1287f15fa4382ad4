package outdial.model.pacing.engine;

import java.util.Arrays;

/**
 * How many persons will have come and how many agents will be free by each horizon, and so the chance that so many
 * more have come than there are agents. Exact for few, by their mean, variance and skewness for many.
 */
final class Outlook {
    private static final int ALL = ArrivalTable.ALL;
    private static final int FEW = 64;
    private static final double NEVER = 1e-7;
    private static final double HARDLY_ANY = 1e-9;

    private final double[][] arrive = new double[ALL][FEW + 2];
    private final double[][] free = new double[ALL][FEW + 2];
    private final int[] arriving = new int[ALL];
    private final int[] freeing = new int[ALL];
    private final double[] mean = new double[ALL];
    private final double[] variance = new double[ALL];
    private final double[] skew = new double[ALL];
    /** The highest chance from each horizon on to be short of an agent, as {@link #risk} found it. */
    private final double[] worst = new double[ALL];

    private boolean exact;
    private int calls;
    private int spare;

    /** Begins anew, for at most so many calls and agents, with {@code spare} agents more than persons now. */
    void begin(int calls, int agents, int spare) {
        exact = calls + agents <= FEW;
        this.spare = spare;
        this.calls = 0;
        for (int k = 0; k < ALL; k++) {
            mean[k] = 0;
            variance[k] = 0;
            skew[k] = 0;
            arriving[k] = 0;
            freeing[k] = 0;
            arrive[k][0] = 1;
            free[k][0] = 1;
        }
    }

    /** A person comes with this chance by horizon {@code k}. */
    void arrives(int k, double chance) {
        mean[k] += chance;
        variance[k] += chance * (1 - chance);
        skew[k] += chance * (1 - chance) * (1 - 2 * chance);
        if (exact && chance > NEVER) {
            arriving[k] = convolve(arrive[k], arriving[k], chance);
        }
    }

    /** Forgets a person who was to come with this chance by horizon {@code k}. */
    void arrivesNot(int k, double chance) {
        mean[k] -= chance;
        variance[k] -= chance * (1 - chance);
        skew[k] -= chance * (1 - chance) * (1 - 2 * chance);
        if (exact && chance > NEVER) {
            double[] shares = arrive[k];
            shares[0] /= 1 - chance;
            for (int i = 1; i < arriving[k]; i++) {
                shares[i] = Math.max(0, (shares[i] - shares[i - 1] * chance) / (1 - chance));
            }
            arriving[k]--;
        }
    }

    /** An agent is free with this chance by horizon {@code k}. */
    void frees(int k, double chance) {
        mean[k] -= chance;
        variance[k] += chance * (1 - chance);
        skew[k] -= chance * (1 - chance) * (1 - 2 * chance);
        if (exact && chance > NEVER) {
            freeing[k] = convolve(free[k], freeing[k], chance);
        }
    }

    private static int convolve(double[] shares, int most, double chance) {
        shares[most + 1] = shares[most] * chance;
        for (int i = most; i > 0; i--) {
            shares[i] = shares[i] * (1 - chance) + shares[i - 1] * chance;
        }
        shares[0] *= 1 - chance;
        return most + 1;
    }

    /** Whether one more call can be told apart exactly; when not, it goes on by the moments. */
    void makeRoom() {
        calls++;
        for (int k = 0; exact && k < ALL; k++) {
            exact = arriving[k] + 1 < FEW;
        }
    }

    /** The chance that by horizon {@code k} at least {@code many} persons more have come than agents are free. */
    double over(int k, int many) {
        int need = spare + many;
        return exact ? counted(k, need) : estimated(k, need);
    }

    private double counted(int k, int need) {
        double[] here = arrive[k];
        double[] gone = free[k];
        int most = arriving[k];
        // tail: at least need + y persons, for y agents freed, from many agents to few.
        double tail = 0;
        double sum = 0;
        int next = most;
        for (int y = freeing[k]; y >= 0; y--) {
            int least = Math.max(0, need + y);
            while (next >= least) {
                tail += here[next--];
            }
            sum += gone[y] * tail;
        }
        return Math.min(1, sum);
    }

    private double estimated(int k, int need) {
        double deviation = Math.sqrt(Math.max(variance[k], 1e-6));
        double z = (need - 0.5 - mean[k]) / deviation;
        double lean = skew[k] / (deviation * deviation * deviation) / 6;
        double below = Normal.below(z) + lean * (1 - z * z) * Normal.density(z);
        return Math.clamp(1 - below, 0, 1);
    }

    /**
     * The chance that a call dialled now, if a person answers it, finds no agent: on average over the horizons, at each
     * the worst from there on, for whoever it takes an agent from is abandoned in its place.
     */
    double risk() {
        double highest = 0;
        double sum = 0;
        for (int k = ArrivalTable.HORIZONS - 1; k >= 0; k--) {
            highest = Math.max(highest, over(k, 0));
            worst[k] = highest;
            sum += highest;
        }
        return sum / ArrivalTable.HORIZONS;
    }

    /**
     * By how much the {@link #risk} asked for last would be lower for a call dialled so many seconds later, if nothing but
     * time passed until then.
     *
     * @param horizons s ahead, rising
     */
    double savedByWaiting(double seconds, double[] horizons) {
        worst[ALL - 1] = over(ALL - 1, 0);
        double saved = 0;
        for (int k = 0; k < ArrivalTable.HORIZONS; k++) {
            saved += Math.max(0, worst[k] - worstAt(horizons[k] + seconds, horizons));
        }
        return saved / ArrivalTable.HORIZONS;
    }

    /** Between two horizons in proportion, after the last one as at that. */
    private double worstAt(double ahead, double[] horizons) {
        int k = 1;
        while (k < ALL - 1 && horizons[k] < ahead) {
            k++;
        }
        double gap = Math.max(horizons[k] - horizons[k - 1], HARDLY_ANY);
        double part = Math.clamp((ahead - horizons[k - 1]) / gap, 0, 1);
        return worst[k - 1] + part * (worst[k] - worst[k - 1]);
    }

    /** The chance that at some horizon at least {@code many} persons more have come than agents are free. */
    double everOver(int many) {
        double most = 0;
        for (int k = 0; k < ALL; k++) {
            most = Math.max(most, over(k, many));
        }
        return most;
    }

    @Override
    public String toString() {
        return "by the horizons " + Arrays.toString(mean) + " persons more than agents, " + calls + " calls added";
    }
}
