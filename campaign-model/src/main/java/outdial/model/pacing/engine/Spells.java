package outdial.model.pacing.engine;

/**
 * How long something lasts, learnt from what has lasted and from what is lasting still (Kaplan and Meier): hazards by
 * the second, pooled over a neighbourhood that grows with age. Remembers about the last {@value #MEMORY} spells.
 */
final class Spells {
    /** Bins of one second; longer spells count as if of the last one. */
    static final int BINS = 1_024;

    private static final int MEMORY = 600;
    private static final double POOL = 1.0 / 12;

    private final double[] ended;
    private double weight;
    /** The share still lasting at the start of each second, and after the last one; drawn up by {@link #rebuild}. */
    private final double[] lasting = new double[BINS + 1];

    private static final double HARDLY_ANY = 1e-200;

    private Spells(double[] ended, double weight) {
        this.ended = ended;
        this.weight = weight;
    }

    /** {@code count} spells, log-normal with that mean in s and that coefficient of variation, as if seen before. */
    static Spells expecting(double mean, double variation, double count) {
        var spells = new Spells(new double[BINS], 1);
        double variance = Math.log1p(variation * variation);
        double mu = Math.log(mean) - variance / 2;
        double below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double upTo = bin == BINS - 1 ? 1 : Normal.below((Math.log(bin + 1) - mu) / Math.sqrt(variance));
            spells.ended[bin] = count * (upTo - below);
            below = upTo;
        }
        return spells;
    }

    Spells(Memory.Learnt learnt) {
        this(learnt.table(), learnt.weight());
    }

    Memory.Learnt learnt() {
        return Memory.Learnt.of(ended, weight);
    }

    void learn(double seconds) {
        ended[bin(seconds)] += weight;
        weight *= 1 + 1.0 / MEMORY;
        if (weight > 1e6) {
            for (int i = 0; i < BINS; i++) {
                ended[i] /= weight;
            }
            weight = 1;
        }
    }

    static int bin(double seconds) {
        return Math.max(0, Math.min(BINS - 1, (int) seconds));
    }

    /** Draws the hazards up; {@code ages} holds the ages, s, of the first {@code count} spells not yet over. */
    void rebuild(double[] ages, int count) {
        double[] atRisk = new double[BINS + 1];
        for (int i = 0; i < count; i++) {
            atRisk[bin(ages[i])] += weight;
        }
        for (int bin = BINS - 1; bin >= 0; bin--) {
            atRisk[bin] += atRisk[bin + 1] + ended[bin];
        }
        double[] endedUntil = new double[BINS + 1];
        double[] riskUntil = new double[BINS + 1];
        for (int bin = 0; bin < BINS; bin++) {
            endedUntil[bin + 1] = endedUntil[bin] + ended[bin];
            // Those who end within the second are at risk for half of it.
            riskUntil[bin + 1] = riskUntil[bin] + atRisk[bin] - ended[bin] / 2;
        }
        lasting[0] = 1;
        for (int bin = 0; bin < BINS; bin++) {
            int reach = (int) (1 + bin * POOL);
            int from = Math.max(0, bin - reach);
            int to = Math.min(BINS, bin + reach + 1);
            double risk = riskUntil[to] - riskUntil[from];
            double hazard = risk <= 1e-9 ? 0.01 : (endedUntil[to] - endedUntil[from]) / risk;
            lasting[bin + 1] = Math.max(HARDLY_ANY, lasting[bin] * Math.exp(-Math.min(hazard, 4)));
        }
    }

    /** The chance that a spell lasting {@code age} s already is over within {@code ahead} s more. */
    double overWithin(double age, double ahead) {
        return 1 - lasting(age + ahead) / lasting(age);
    }

    private double lasting(double age) {
        int bin = (int) age;
        if (bin >= BINS) {
            return lasting[BINS] * Math.pow(lasting[BINS] / lasting[BINS - 1], age - BINS);
        }
        return lasting[bin] + (age - bin) * (lasting[bin + 1] - lasting[bin]);
    }
}
