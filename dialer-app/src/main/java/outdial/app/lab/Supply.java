package outdial.app.lab;

import java.util.Arrays;
import outdial.model.pacing.engine.LeadChances;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.pacing.engine.ScoreScale;

/**
 * The leads of a day: an endless supply, or a list worked through, the longest due first, unless a policy asks for one
 * that is likelier or less likely to be answered.
 */
final class Supply {
    private static final int CHANCE = 6;
    private static final int NOISE = 7;
    private static final int EARLIER = 8;
    /** Shelves for known chances, from 0 to four times the average and above. */
    private static final int SHELVES = 96;

    private static final double PER_SHELF = 4.0 / SHELVES;
    private static final int ANY = -1;

    private final Scenario scenario;
    private final boolean endless;
    private long dialled;

    // A ring of leads that are not due yet, each with its time; and what is known of each lead.
    private int[] queue = {};
    private int head;
    private int queued;
    private double[] due = {};
    private double[] chance = {};
    private double[] shown = {};
    private int[] tries = {};
    private int[] answered = {};
    private final int earlier;
    private double average = 1;
    private final boolean told;
    /** By how often their leads were dialled. */
    private Shelves[] shelves = {};

    private int onShelves;
    private LeadChances learnt = new LeadChances();
    private final ScoreScale scale = new ScoreScale();
    private boolean learns;
    private boolean sorts;
    private int wanted = ANY;
    private int open;
    private int current;
    private double known = 1;

    Supply(Scenario scenario, int team, long seed) {
        this.scenario = scenario;
        endless = scenario.list().isEmpty();
        told = scenario.list().map(Scenario.Leads::shown).orElse(false);
        earlier = scenario.list().map(Scenario.Leads::earlier).orElse(0);
        scenario.list().ifPresent(list -> fill(list, team, seed));
    }

    private void fill(Scenario.Leads list, int team, long seed) {
        int count = list.perAgent() > 0 ? list.perAgent() * team : list.count();
        queue = new int[count];
        due = new double[count];
        chance = new double[count];
        shown = new double[count];
        tries = new int[count];
        answered = new int[count];
        shelves = shelves(1);
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
            Draws before = draws.of(seed, i, EARLIER);
            for (int call = 0; call < list.earlier(); call++) {
                answered[i] += before.share() < chanceOf(i, scenario.person().at(0)) ? 1 : 0;
            }
        }
        average = sum / count;
        queued = count;
        open = count;
    }

    /** A policy that judges leads, and asks for one by its chance; before the first lead is taken. */
    void sorted(boolean learning, LeadChances chances) {
        sorts = told || learning;
        learns = learning;
        learnt = chances;
        if (sorts && !endless) {
            shelves = shelves(SHELVES);
        }
    }

    private Shelves[] shelves(int each) {
        var made = new Shelves[scenario.list().orElseThrow().attempts()];
        Arrays.setAll(made, _ -> new Shelves(each, due.length));
        return made;
    }

    /** Moves to the next lead that may be dialled now; false if there is none. */
    boolean next(double now) {
        if (endless) {
            dialled++;
            return true;
        }
        if (!isAnyDue(now)) {
            return false;
        }
        Shelves least = leastDialled();
        current = least.take(wanted == ANY ? least.shelf(0.5) : wanted);
        onShelves--;
        wanted = ANY;
        known = known(current);
        tries[current]++;
        return true;
    }

    private boolean isAnyDue(double now) {
        while (queued > 0 && due[queue[head]] <= now) {
            int lead = queue[head];
            // By the score as it was told: how far it is relied on changes no order.
            double by = told ? shown[lead] / average : known(lead);
            shelves[tries[lead]].put(lead, sorts ? Math.min(SHELVES - 1, (int) (by / PER_SHELF)) : 0);
            head = (head + 1) % queue.length;
            queued--;
            onShelves++;
        }
        return onShelves > 0;
    }

    /** Those dialled least go first: one begun late keeps the list open until its last try is due. */
    private Shelves leastDialled() {
        int tried = 0;
        while (shelves[tried].size() == 0) {
            tried++;
        }
        return shelves[tried];
    }

    /**
     * What is known of the chance of the lead that {@link #next} will move to, as a multiple of the average: the one
     * below which {@code quantile} of those due lie.
     */
    double look(double now, double quantile) {
        if (endless || !isAnyDue(now)) {
            return 1;
        }
        Shelves least = leastDialled();
        wanted = least.shelf(quantile);
        return known(least.peek(wanted));
    }

    /** A lead's chance as a multiple of the average, as far as it is known: told, or learnt from its calls. */
    private double known(int one) {
        return told
                ? scale.likelihood(shown[one] / average)
                : learns ? learnt.likelihood(LeadPast.of(answered[one], earlier + tries[one])) : 1;
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
        return endless ? usual : chanceOf(current, usual);
    }

    /** Leads of the list; none if they are endless. */
    int count() {
        return due.length;
    }

    /** The chance that a person answers this lead, {@code usual} being the scenario's now. */
    double chanceOf(int one, double usual) {
        return chance[one] < 0 ? usual : chance[one];
    }

    /** Calls that each lead had before the day. */
    int earlierCalls() {
        return earlier;
    }

    /** How many of them this lead answered. */
    int answeredBefore(int one) {
        return answered[one];
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

    /** What a call that ended by itself says of such leads; {@code attempt} is how often it was dialled before. */
    void learn(long lead, int attempt, boolean person) {
        if (told) {
            scale.learn(shown[(int) lead] / average, person);
        } else if (!endless && learns) {
            learnt.learn(LeadPast.of(answered[(int) lead], earlier + attempt), person);
        }
    }

    /** Leads that will be dialled at least once more, calls on their way not counted. */
    int left() {
        return endless ? Integer.MAX_VALUE : queued + onShelves;
    }

    boolean isExhausted() {
        return !endless && open == 0;
    }
}
