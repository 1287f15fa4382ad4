package outdial.model.pacing.engine;

/**
 * What becomes of a call that is not answered yet, by its age: hazards in bins of half a second, first from dialling to
 * the first ring, then from the first ring to the answer. A call that was taken back counts as long as it was seen.
 * Remembers about the last {@value #MEMORY} calls.
 */
final class RingModel {
    /** Length of a bin, s. */
    static final double BIN = 0.5;
    /** Bins of each stage; what is older is as if in the last one. */
    static final int BINS = 128;
    /** The bins over which chances are looked ahead. */
    static final int AHEAD = 72;

    private static final int MEMORY = 3_000;
    /** Seen before anything was: so many calls, of which one in 40 a second is answered while it rings. */
    private static final double PRIOR_CALLS = 12;

    private static final double PRIOR_ANSWERS_PER_SECOND = 0.02;
    private static final double PRIOR_RINGS_PER_SECOND = 0.4;
    private static final double PRIOR_PERSONS = 3;

    private final double[] seen;
    private double weight;

    // Rows of seen, each BINS long.
    private static final int BEFORE_EXPOSED = 0;
    private static final int BEFORE_RANG = 1;
    private static final int BEFORE_ANSWERED = 2;
    private static final int BEFORE_ENDED = 3;
    private static final int RINGING_EXPOSED = 4;
    private static final int RINGING_ANSWERED = 5;
    private static final int RINGING_ENDED = 6;
    private static final int PERSONS = 7;
    private static final int MACHINES = 8;
    private static final int ROWS = 9;
    /** Weights in all. */
    static final int SIZE = ROWS * BINS;

    private RingModel(double[] seen, double weight) {
        this.seen = seen;
        this.weight = weight;
    }

    static RingModel unlearnt() {
        var model = new RingModel(new double[ROWS * BINS], 1);
        for (int bin = 0; bin < BINS; bin++) {
            double age = bin * BIN;
            model.add(BEFORE_EXPOSED, bin, PRIOR_CALLS);
            model.add(BEFORE_RANG, bin, age < 0.5 ? 0 : PRIOR_CALLS * PRIOR_RINGS_PER_SECOND * BIN);
            model.add(RINGING_EXPOSED, bin, PRIOR_CALLS);
            model.add(RINGING_ANSWERED, bin, age < 23 ? PRIOR_CALLS * PRIOR_ANSWERS_PER_SECOND * BIN : 0);
            model.add(RINGING_ENDED, bin, age < 23 ? 0 : PRIOR_CALLS * BIN);
        }
        return model;
    }

    RingModel(Memory.Learnt learnt) {
        this(learnt.table(), learnt.weight());
    }

    Memory.Learnt learnt() {
        return Memory.Learnt.of(seen, weight);
    }

    /**
     * A call was resolved.
     *
     * @param before s from dialling to the first ring, or to its end if it never rang
     * @param ringing s from the first ring to its end; negative if it never rang
     */
    void learn(double before, double ringing, CallEnd end) {
        boolean rang = ringing >= 0;
        expose(BEFORE_EXPOSED, before);
        if (rang) {
            add(BEFORE_RANG, bin(before), weight);
            expose(RINGING_EXPOSED, ringing);
        }
        int at = bin(rang ? ringing : before);
        switch (end) {
            case PERSON, MACHINE -> {
                add(rang ? RINGING_ANSWERED : BEFORE_ANSWERED, at, weight);
                add(end == CallEnd.PERSON ? PERSONS : MACHINES, rang ? at : 0, weight);
            }
            case NO_ANSWER -> add(rang ? RINGING_ENDED : BEFORE_ENDED, at, weight);
            case TAKEN_BACK -> {}
        }
        age();
    }

    private void expose(int row, double until) {
        int last = bin(until);
        for (int bin = 0; bin < last; bin++) {
            add(row, bin, weight);
        }
        // It was at risk for a part of its last bin only; on average of all, for half of it.
        add(row, last, weight / 2);
    }

    /** Newer calls weigh more, instead of all older ones less. */
    private void age() {
        weight *= 1 + 1.0 / MEMORY;
        if (weight > 1e6) {
            for (int i = 0; i < seen.length; i++) {
                seen[i] /= weight;
            }
            weight = 1;
        }
    }

    private void add(int row, int bin, double what) {
        seen[row * BINS + bin] += what;
    }

    private double at(int row, int bin) {
        return seen[row * BINS + bin];
    }

    static int bin(double age) {
        return Math.min(BINS - 1, (int) (age / BIN));
    }

    /**
     * Chance of the event for whoever comes into the bin; its exposure counts those that left it half. So a time-out, at
     * which all are over, leaves nobody to be answered after it.
     */
    private double hazard(int row, int exposed, double left, int bin) {
        double came = at(exposed, bin) + left / 2;
        return came <= 0 ? 0 : at(row, bin) / came;
    }

    /** Chances per bin, drawn up for one look. */
    Hazards hazards() {
        var drawn = new Hazards();
        double persons = 0;
        double machines = 0;
        for (int bin = 0; bin < BINS; bin++) {
            persons += at(PERSONS, bin);
            machines += at(MACHINES, bin);
        }
        double share = (persons + PRIOR_PERSONS * weight) / (persons + machines + PRIOR_PERSONS * weight);
        drawn.personShare = share;
        for (int bin = 0; bin < BINS; bin++) {
            double leftUnrung = at(BEFORE_RANG, bin) + at(BEFORE_ANSWERED, bin) + at(BEFORE_ENDED, bin);
            drawn.rings[bin] = hazard(BEFORE_RANG, BEFORE_EXPOSED, leftUnrung, bin);
            drawn.answersUnrung[bin] = hazard(BEFORE_ANSWERED, BEFORE_EXPOSED, leftUnrung, bin);
            drawn.endsUnrung[bin] = hazard(BEFORE_ENDED, BEFORE_EXPOSED, leftUnrung, bin);
            double left = at(RINGING_ANSWERED, bin) + at(RINGING_ENDED, bin);
            drawn.answers[bin] = hazard(RINGING_ANSWERED, RINGING_EXPOSED, left, bin);
            drawn.ends[bin] = hazard(RINGING_ENDED, RINGING_EXPOSED, left, bin);
            double here = at(PERSONS, bin) + PRIOR_PERSONS * weight * share;
            drawn.persons[bin] = here / (at(PERSONS, bin) + at(MACHINES, bin) + PRIOR_PERSONS * weight);
        }
        return drawn;
    }

    /** Per bin: the chance to leave it so, and the share of persons among answers. */
    static final class Hazards {
        /** Of all answers, those by persons. */
        double personShare = 1;

        final double[] rings = new double[BINS];
        final double[] answersUnrung = new double[BINS];
        final double[] endsUnrung = new double[BINS];
        final double[] answers = new double[BINS];
        final double[] ends = new double[BINS];
        final double[] persons = new double[BINS];
    }
}
