package outdial.model.pacing.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the engine is asked about: one campaign at one instant. A scratch pad that its owner fills again for each
 * question; calls and agents may come in any order.
 */
public final class Moment {
    /** s, on any clock that does not go back. */
    public double at;
    /** Agents who could take a person now. */
    public int free;
    /** Persons who wait for one. */
    public int waiting;
    /** Agents at work: free or busy, not paused. */
    public int team;
    /** Persons who answered in the window of account. */
    public int answered;
    /** Of them, those abandoned. */
    public int abandoned;
    /** The share that may be abandoned. */
    public double cap = 0.03;
    /** s until dialling ends as planned; infinite when no end is planned. */
    public double left = Double.POSITIVE_INFINITY;
    /** Leads that may still be dialled in that time. */
    public int leads = Integer.MAX_VALUE;
    /** How many more calls may be made at all. */
    public int room = Integer.MAX_VALUE;
    /** s that a person may wait. */
    public double grace = 2;

    /** The chance that a lead's next call brings a person; the engine's own. */
    double perLead = 1;
    /** Of the persons due, the share that would come if each agent had one call at a time; the engine's own. */
    double dueOneToOne = 1;

    int calls;
    Stage[] stage = new Stage[64];
    /** s in the stage. */
    double[] age = new double[64];
    /** How much likelier than the list's average the lead answers. */
    double[] chance = new double[64];

    int agents;
    Work[] work = new Work[16];
    double[] busyFor = new double[16];

    /** The stage of a call on its way. */
    public enum Stage {
        /** Dialled, not ringing yet. */
        DIALLING,
        RINGING,
        /** Answered; whether by a person is being found out. */
        LISTENING
    }

    /** What keeps an agent busy. */
    public enum Work {
        TALKING,
        WRAPPING_UP,
        /** Wrapping up, with the sign that it is nearly done. */
        NEARLY_DONE,
        /** Will not be free after this: a pause or a sign-out is asked for. */
        LEAVING
    }

    /** Begins a new question. */
    public void clear() {
        calls = 0;
        agents = 0;
    }

    /**
     * A call on its way; those whose persons wait are counted in {@link #waiting} instead.
     *
     * @param seconds in that stage
     * @param likelihood of an answer, as a multiple of the list's average; 1 if nothing is known
     */
    public void addCall(Stage now, double seconds, double likelihood) {
        if (calls == age.length) {
            stage = Arrays.copyOf(stage, 2 * calls);
            age = Arrays.copyOf(age, 2 * calls);
            chance = Arrays.copyOf(chance, 2 * calls);
        }
        stage[calls] = now;
        age[calls] = seconds;
        chance[calls++] = likelihood;
    }

    /** A busy agent, so long at it. */
    public void addAgent(Work now, double seconds) {
        if (agents == busyFor.length) {
            work = Arrays.copyOf(work, 2 * agents);
            busyFor = Arrays.copyOf(busyFor, 2 * agents);
        }
        work[agents] = now;
        busyFor[agents++] = seconds;
    }

    /** The calls that have rung for so many seconds, the oldest first. */
    List<Integer> ringing(double seconds) {
        return IntStream.range(0, calls)
                .filter(call -> stage[call] == Stage.RINGING && age[call] >= seconds)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer call) -> -age[call]))
                .toList();
    }

    /** Calls on their way. */
    public int calls() {
        return calls;
    }
}
