package outdial.app.lab;

import java.util.function.IntToDoubleFunction;

/**
 * The leads of a day, in the order in which they are to be dialled: an endless supply, or a list worked through, its
 * longest due first.
 */
final class Supply {
    private static final int CHANCE = 6;
    private static final int NOISE = 7;

    private final Scenario scenario;
    private final boolean endless;
    private long dialled;

    // A ring of leads, each with its due time; and what is known of each lead.
    private int[] queue = {};
    private int head;
    private int queued;
    private double[] due = {};
    private double[] chance = {};
    private double[] shown = {};
    private int[] tries = {};
    private double average = 1;
    private final boolean told;
    private IntToDoubleFunction learnt = _ -> 1;
    private int open;
    private int current;
    private double known = 1;

    Supply(Scenario scenario, int team, long seed) {
        this.scenario = scenario;
        endless = scenario.list().isEmpty();
        told = scenario.list().map(Scenario.Leads::shown).orElse(false);
        scenario.list().ifPresent(list -> fill(list, team, seed));
    }

    private void fill(Scenario.Leads list, int team, long seed) {
        int count = list.perAgent() > 0 ? list.perAgent() * team : list.count();
        queue = new int[count];
        due = new double[count];
        chance = new double[count];
        shown = new double[count];
        tries = new int[count];
        var draws = new Draws();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            queue[i] = i;
            Draws own = draws.of(seed, i, CHANCE);
            double one = own.gamma(Math.max(list.alpha(), 1e-3));
            double other = own.gamma(Math.max(list.beta(), 1e-3));
            chance[i] = list.alpha() > 0 ? one / (one + other) : -1;
            double odds = Math.log(Math.max(chance[i], 1e-6) / Math.max(1 - chance[i], 1e-6));
            odds += list.noise() * draws.of(seed, i, NOISE).normal();
            shown[i] = 1 / (1 + Math.exp(-odds));
            sum += shown[i];
        }
        average = sum / count;
        queued = count;
        open = count;
    }

    /** Moves to the next lead that may be dialled now; false if there is none. */
    boolean next(double now) {
        if (endless) {
            dialled++;
            return true;
        }
        if (!isDue(now)) {
            return false;
        }
        current = queue[head];
        head = (head + 1) % queue.length;
        queued--;
        known = known(current);
        tries[current]++;
        return true;
    }

    private boolean isDue(double now) {
        return queued > 0 && due[queue[head]] <= now;
    }

    /** What is known of the chance of the lead that {@link #next} would move to, as a multiple of the average. */
    double look(double now) {
        return !endless && isDue(now) ? known(queue[head]) : 1;
    }

    /** A lead's chance as a multiple of the average, as far as it is known: told, or learnt from its earlier tries. */
    private double known(int one) {
        return told ? shown[one] / average : learnt.applyAsDouble(tries[one]);
    }

    /** How a policy judges a lead that was tried so often before. */
    void judge(IntToDoubleFunction learnt) {
        this.learnt = learnt;
    }

    /** What is known of the current lead's chance. */
    double known() {
        return known;
    }

    long lead() {
        return endless ? dialled : current;
    }

    /** How often the lead was dialled before. */
    int attempt() {
        return endless ? 0 : tries[current] - 1;
    }

    /** The chance that a person answers, {@code usual} being the scenario's now. */
    double chance(double usual) {
        return endless || chance[current] < 0 ? usual : chance[current];
    }

    /** A lead came to an end: unless it was a person, it is due again after a while. */
    void tried(long lead, Policy.Fate fate, double at) {
        if (endless) {
            return;
        }
        int one = (int) lead;
        Scenario.Leads list = scenario.list().orElseThrow();
        if (fate == Policy.Fate.PERSON || tries[one] >= list.attempts()) {
            open--;
        } else {
            due[one] = at + list.apart();
            queue[(head + queued++) % queue.length] = one;
        }
    }

    /** Leads that will be dialled at least once more, calls on their way not counted. */
    int left() {
        return endless ? Integer.MAX_VALUE : queued;
    }

    boolean isExhausted() {
        return !endless && open == 0;
    }
}
