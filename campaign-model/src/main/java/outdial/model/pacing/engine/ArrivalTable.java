package outdial.model.pacing.engine;

/**
 * The chance that a call brings a person by each of the horizons, given its stage and age; and the horizons: the times,
 * in equal shares, at which a call dialled now would bring one if it did, and a last one by which nearly all have come.
 */
final class ArrivalTable {
    /** Horizons that a new call is weighed over; one more follows them. */
    static final int HORIZONS = 6;

    static final int ALL = HORIZONS + 1;
    /** The share of a new call's persons that has come by the last horizon. */
    private static final double NEARLY_ALL = 0.995;

    private static final int BINS = RingModel.BINS;
    private static final int AHEAD = RingModel.AHEAD;
    private static final double QUARTER = 4;
    private static final int VALVE = RingModel.bin(Engine.LEAST_RING);

    /** Seconds ahead, rising. */
    final double[] horizons = new double[ALL];
    /** Per horizon and bin of age. */
    final double[][] dialling = new double[ALL][BINS];

    final double[][] ringing = new double[ALL][BINS];
    final double[][] listening = new double[ALL][BINS];

    private double perRing;
    private double length;

    /** Of calls that ring, the shares answered and still ringing, by age. */
    private final double[] answered = new double[BINS];

    private final double[] unanswered = new double[BINS];
    private final double[] duePerRing = new double[BINS + 1];
    private final double[] duePerDial = new double[BINS + 1];
    private final double[][] before = new double[AHEAD + 1][BINS + 1];
    private final double[][] during = new double[AHEAD + 1][BINS + 1];

    /**
     * Draws the table up.
     *
     * @param verdicts the detector's times in quarters of a second, of no meaning if it is off
     * @param kept the share of calls that are let ring on when they may be taken back
     */
    void rebuild(RingModel.Hazards chance, Spells verdicts, boolean detecting, double kept) {
        lookAhead(chance, verdicts, detecting, kept);
        setHorizons();
        double persons = chance.personShare;
        for (int k = 0; k < ALL; k++) {
            fill(dialling[k], before, horizons[k]);
            fill(ringing[k], during, horizons[k]);
            for (int bin = 0; bin < BINS; bin++) {
                double elapsed = (bin + 0.5) * RingModel.BIN * QUARTER;
                listening[k][bin] = persons * (detecting ? verdicts.overWithin(elapsed, horizons[k] * QUARTER) : 1);
            }
        }
        double ringing = 0;
        double still = 1;
        double over = 0;
        perRing = 0;
        for (int bin = 0; bin < BINS; bin++) {
            answered[bin] = over;
            unanswered[bin] = still;
            over += still * chance.answers[bin];
            perRing += still * chance.answers[bin] * chance.persons[bin];
            double next = still * Math.max(0, 1 - chance.answers[bin] - chance.ends[bin]);
            ringing += (still + next) / 2 * RingModel.BIN;
            still = next;
        }
        length = 0;
        still = 1;
        for (int bin = 0; bin < BINS; bin++) {
            double leaves = Math.min(1, chance.rings[bin] + chance.answersUnrung[bin] + chance.endsUnrung[bin]);
            length += still * ((1 - leaves / 2) * RingModel.BIN + chance.rings[bin] * ringing);
            still *= 1 - leaves;
        }
        for (int bin = 0; bin < BINS; bin++) {
            duePerRing[bin + 1] = duePerRing[bin] + rate(chance.answers[bin]) * chance.persons[bin];
            duePerDial[bin + 1] = duePerDial[bin] + rate(chance.answersUnrung[bin]) * chance.persons[bin];
        }
    }

    private static double rate(double chance) {
        return -Math.log1p(-Math.min(chance, 0.999));
    }

    private void lookAhead(RingModel.Hazards chance, Spells verdicts, boolean detecting, double kept) {
        for (int u = 1; u <= AHEAD; u++) {
            double known = detecting ? verdicts.overWithin(0, (u - 0.5) * RingModel.BIN * QUARTER) : 1;
            for (int bin = 0; bin < BINS; bin++) {
                int next = Math.min(bin + 1, BINS - 1);
                double answered = chance.answers[bin] * chance.persons[bin] * known;
                double stays = Math.max(0, 1 - chance.answers[bin] - chance.ends[bin]) * (next == VALVE ? kept : 1);
                during[u][bin] = answered + stays * during[u - 1][next];
            }
            for (int bin = 0; bin < BINS; bin++) {
                int next = Math.min(bin + 1, BINS - 1);
                double answered = chance.answersUnrung[bin] * chance.persons[bin] * known;
                double rings = chance.rings[bin];
                double stays = Math.max(0, 1 - rings - chance.answersUnrung[bin] - chance.endsUnrung[bin]);
                before[u][bin] = answered + rings * during[u - 1][0] + stays * before[u - 1][next];
            }
        }
    }

    private void setHorizons() {
        for (int k = 0; k < ALL; k++) {
            double share = k < HORIZONS ? (k + 0.5) / HORIZONS : NEARLY_ALL;
            double wanted = share * before[AHEAD][0];
            int u = 1;
            while (u < AHEAD && before[u][0] < wanted) {
                u++;
            }
            double step = before[u][0] - before[u - 1][0];
            double part = step <= 0 ? 1 : Math.clamp((wanted - before[u - 1][0]) / step, 0, 1);
            horizons[k] = (u - 1 + part) * RingModel.BIN;
        }
    }

    private static void fill(double[] row, double[][] within, double ahead) {
        double bins = Math.min(ahead / RingModel.BIN, AHEAD - 1e-9);
        int u = (int) bins;
        double part = bins - u;
        for (int bin = 0; bin < BINS; bin++) {
            row[bin] = (1 - part) * within[u][bin] + part * within[u + 1][bin];
        }
    }

    /**
     * How much likelier than the average a call that still rings is answered, if its lead was so much likelier at first:
     * the longer it rings, the likelier it is one of those that nobody answers.
     */
    double likelihood(double first, int bin) {
        double still = unanswered[bin];
        return first == 1 || still <= 0
                ? first
                : first * still / Math.max(0.2 * still, still + (1 - first) * answered[bin]);
    }

    /** Persons due of a call that rings as long as it may; 0 before a table was drawn up. */
    double perRing() {
        return perRing;
    }

    /** How long a call takes from dialling to its answer or end, s, on average. */
    double length() {
        return length;
    }

    /** Persons due of a call ringing from one age to the next, s. */
    double dueRinging(double from, double to) {
        return cumulative(duePerRing, to) - cumulative(duePerRing, from);
    }

    /** Persons due of a call not ringing yet, from one age to the next, s. */
    double dueDialling(double from, double to) {
        return cumulative(duePerDial, to) - cumulative(duePerDial, from);
    }

    private static double cumulative(double[] table, double age) {
        double bins = Math.clamp(age / RingModel.BIN, 0, BINS - 1e-9);
        int bin = (int) bins;
        return table[bin] + (bins - bin) * (table[bin + 1] - table[bin]);
    }
}
