package outdial.model.pacing.engine;

/**
 * How much likelier than the average a lead answers, learnt from what leads of the same history did. Chances are taken
 * to differ from lead to lead as a Beta distribution says, the likeliest one given what was seen; where a history was
 * seen often enough, what such leads did speaks for itself. The kind of line and the hour where the phone rings raise or
 * lower that. Forgets slowly. Single-owner.
 */
public final class LeadChances {
    private static final int MOST_CALLS = 15;
    private static final int MOST_ANSWERS = 7;
    private static final int WIDTH = MOST_CALLS + 1;
    private static final int KINDS = 3;
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
    private final Lifts lines = new Lifts(KINDS);
    private final Lifts hours = new Lifts(LeadPast.ANY_HOUR + 1);

    /** Numbers of what is kept: two tables, the lifts, and five single ones. */
    static final int SIZE = 2 * HISTORIES + 2 * (KINDS + LeadPast.ANY_HOUR + 1) + 5;

    /** One that has learnt nothing yet. */
    public LeadChances() {}

    LeadChances(Memory.Learnt learnt) {
        double[] table = learnt.table();
        if (table.length == 0) {
            return;
        }
        System.arraycopy(table, 0, attempts, 0, HISTORIES);
        System.arraycopy(table, HISTORIES, answers, 0, HISTORIES);
        int at = hours.read(table, lines.read(table, 2 * HISTORIES));
        allAttempts = table[at];
        allAnswers = table[at + 1];
        alike = table[at + 2];
        mean = table[at + 3];
        unfitted = (int) table[at + 4];
    }

    /** All it knows, to go on from. */
    Memory.Learnt learnt() {
        double[] table = new double[SIZE];
        System.arraycopy(attempts, 0, table, 0, HISTORIES);
        System.arraycopy(answers, 0, table, HISTORIES, HISTORIES);
        int at = hours.write(table, lines.write(table, 2 * HISTORIES));
        table[at] = allAttempts;
        table[at + 1] = allAnswers;
        table[at + 2] = alike;
        table[at + 3] = mean;
        table[at + 4] = unfitted;
        return Memory.Learnt.of(table, 1);
    }

    /** An attempt at such a lead came to an end of its own. */
    public void learn(LeadPast past, boolean person) {
        int history = history(past);
        double expected = chance(history);
        double line = lines.of(kind(past.line()));
        double hour = hours.of(past.hour());
        lines.learn(kind(past.line()), Math.min(1, expected * hour), person);
        hours.learn(past.hour(), Math.min(1, expected * line), person);
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
    public double likelihood(LeadPast past) {
        double lift = lines.of(kind(past.line())) * hours.of(past.hour());
        return Math.clamp(chance(history(past)) * lift * allAttempts / allAnswers, LEAST, MOST);
    }

    private static int kind(LeadPast.Line line) {
        return switch (line) {
            case FIXED -> 0;
            case MOBILE -> 1;
            case OTHER -> 2;
        };
    }

    private double chance(int history) {
        return (answers[history] + SHRINKAGE * fitted(mean, alike, history)) / (attempts[history] + SHRINKAGE);
    }

    private static int history(LeadPast past) {
        return Math.min(past.answered(), MOST_ANSWERS) * WIDTH + Math.min(past.called(), MOST_CALLS);
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
