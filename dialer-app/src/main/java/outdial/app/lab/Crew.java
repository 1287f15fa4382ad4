package outdial.app.lab;

import java.util.Arrays;

/** The agents of a day: what each does and since when. */
final class Crew {
    /** What an agent does. */
    enum Doing {
        AWAY,
        FREE,
        TALKING,
        WRAPPING_UP
    }

    final int size;
    final Doing[] doing;
    final double[] since;
    /** When the sign came that the wrap-up is nearly done; NaN before. */
    final double[] signAt;
    /** Whether they go away when they are free. */
    final boolean[] leaving;
    /** Reasons to be away that hold now: not there yet, a break, a pause. */
    final int[] absences;
    /** Whether they have gone home. */
    final boolean[] gone;

    private final double end;

    int free;
    int held;
    /** There and not paused. */
    int present;

    double busy;
    double attended;
    private double countedAt;
    private int busyNow;

    Crew(int size, double end) {
        this.size = size;
        this.end = end;
        doing = new Doing[size];
        Arrays.fill(doing, Doing.AWAY);
        since = new double[size];
        signAt = new double[size];
        leaving = new boolean[size];
        absences = new int[size];
        gone = new boolean[size];
    }

    void become(int agent, Doing next, double at) {
        count(at);
        switch (doing[agent]) {
            case AWAY -> present++;
            case FREE -> {
                free--;
                held -= leaving[agent] ? 1 : 0;
            }
            case TALKING, WRAPPING_UP -> busyNow--;
        }
        doing[agent] = next;
        since[agent] = at;
        signAt[agent] = Double.NaN;
        switch (next) {
            case AWAY -> {
                present--;
                leaving[agent] = false;
            }
            case FREE -> {
                free++;
                held += leaving[agent] ? 1 : 0;
            }
            case TALKING, WRAPPING_UP -> busyNow++;
        }
    }

    /** They want to go; a free one is held while calls ring for them. */
    void wantsAway(int agent) {
        if (!leaving[agent]) {
            leaving[agent] = true;
            held += doing[agent] == Doing.FREE ? 1 : 0;
        }
    }

    void staysAfterAll(int agent) {
        if (leaving[agent]) {
            leaving[agent] = false;
            held -= doing[agent] == Doing.FREE ? 1 : 0;
        }
    }

    /** Whoever is free for the longest time, those who want to stay first. */
    int longestFree() {
        int found = -1;
        for (int agent = 0; agent < size; agent++) {
            if (doing[agent] == Doing.FREE && (found < 0 || goesBefore(agent, found))) {
                found = agent;
            }
        }
        return found;
    }

    private boolean goesBefore(int agent, int other) {
        return leaving[agent] == leaving[other] ? since[agent] < since[other] : !leaving[agent];
    }

    int talking() {
        int count = 0;
        for (Doing one : doing) {
            count += one == Doing.TALKING ? 1 : 0;
        }
        return count;
    }

    /** Counts time up to now; what is after the shift does not count. */
    void count(double at) {
        double until = Math.min(at, end);
        if (until > countedAt) {
            busy += busyNow * (until - countedAt);
            attended += present * (until - countedAt);
            countedAt = until;
        }
    }
}
