package outdial.app.lab;

import java.util.Arrays;

/**
 * The calls of a day. Each lives in a slot, which is used again when its call is over; state is for policies to read and
 * for the day to change. Those on their way are kept apart from those that wait for an agent.
 */
final class Lines {
    /** How far a call has come. */
    enum Stage {
        OVER,
        DIALLING,
        RINGING,
        LISTENING,
        WAITING,
        TALKING
    }

    private static final int FIRST = 64;

    /** Calls on their way, in no order: {@link #call} from 0 up to, but without, this. */
    int onTheirWay;
    /** Persons who wait for an agent. */
    int waiting;

    Stage[] stage = new Stage[FIRST];
    double[] since = new double[FIRST];
    double[] dialledAt = new double[FIRST];
    double[] rungAt = new double[FIRST];
    /** s it rang; negative if it has not. */
    double[] rangFor = new double[FIRST];
    /** What is known of its lead's chance, as a multiple of the average. */
    double[] chance = new double[FIRST];

    long[] lead = new long[FIRST];
    /** How often the lead was dialled before. */
    int[] attempt = new int[FIRST];
    /** Raised when what was planned for the slot's call holds no more. */
    int[] stamp = new int[FIRST];

    boolean[] machine = new boolean[FIRST];

    private int[] active = new int[FIRST];
    private int[] place = new int[FIRST];
    private int[] idle = new int[FIRST];
    private int idles;
    private int slots;
    private int[] queue = new int[16];

    /** The slot of the call at a place among those on their way. */
    int call(int at) {
        return active[at];
    }

    /** A slot for a call that sets out. */
    int open() {
        if (idles == 0) {
            grow();
        }
        int call = idle[--idles];
        place[call] = onTheirWay;
        active[onTheirWay++] = call;
        return call;
    }

    private void grow() {
        int more = slots + FIRST;
        active = Arrays.copyOf(active, more);
        place = Arrays.copyOf(place, more);
        stage = Arrays.copyOf(stage, more);
        since = Arrays.copyOf(since, more);
        dialledAt = Arrays.copyOf(dialledAt, more);
        rungAt = Arrays.copyOf(rungAt, more);
        rangFor = Arrays.copyOf(rangFor, more);
        chance = Arrays.copyOf(chance, more);
        lead = Arrays.copyOf(lead, more);
        attempt = Arrays.copyOf(attempt, more);
        stamp = Arrays.copyOf(stamp, more);
        machine = Arrays.copyOf(machine, more);
        idle = Arrays.copyOf(idle, more);
        for (int call = more - 1; call >= slots; call--) {
            stage[call] = Stage.OVER;
            idle[idles++] = call;
        }
        slots = more;
    }

    void enter(int call, Stage next, double at) {
        if (next == Stage.RINGING) {
            rungAt[call] = at;
        }
        stage[call] = next;
        since[call] = at;
    }

    /** s from dialling to the first ring, or to {@code now} if it never rang. */
    double beforeRing(int call, double now) {
        return (stage[call] == Stage.DIALLING ? now : rungAt[call]) - dialledAt[call];
    }

    /** It is on its way no longer; its slot stays its own. */
    void remove(int call) {
        int at = place[call];
        int last = active[--onTheirWay];
        active[at] = last;
        place[last] = at;
    }

    void free(int call) {
        stage[call] = Stage.OVER;
        stamp[call]++;
        idle[idles++] = call;
    }

    /** Its person waits, behind those who wait already. */
    void queue(int call, double at) {
        enter(call, Stage.WAITING, at);
        if (waiting == queue.length) {
            queue = Arrays.copyOf(queue, 2 * waiting);
        }
        queue[waiting++] = call;
    }

    /** The call whose person has waited longest, which waits no more. */
    int unqueueFirst() {
        int call = queue[0];
        System.arraycopy(queue, 1, queue, 0, --waiting);
        return call;
    }

    /** Its person waits no more. */
    void unqueue(int call) {
        for (int i = 0; i < waiting; i++) {
            if (queue[i] == call) {
                System.arraycopy(queue, i + 1, queue, i, waiting - i - 1);
                waiting--;
                return;
            }
        }
    }
}
