package outdial.app.lab;

import java.util.Arrays;

/** Leads that are due, sorted by what is known of their chances; those that are much alike, longest due first. */
final class Shelves {
    private static final int NONE = -1;

    private final int shelves;
    private final int[] first;
    private final int[] last;
    private final int[] count;
    private final int[] next;
    private int all;

    /** For leads 0 up to, but without, {@code leads}. */
    Shelves(int shelves, int leads) {
        this.shelves = shelves;
        first = new int[shelves];
        last = new int[shelves];
        count = new int[shelves];
        next = new int[leads];
        Arrays.fill(first, NONE);
    }

    int size() {
        return all;
    }

    /** Puts a lead last on a shelf; those on higher ones are likelier. */
    void put(int lead, int shelf) {
        next[lead] = NONE;
        if (first[shelf] == NONE) {
            first[shelf] = lead;
        } else {
            next[last[shelf]] = lead;
        }
        last[shelf] = lead;
        count[shelf]++;
        all++;
    }

    /** The shelf of the lead below which {@code quantile} of all lie. There must be one. */
    int shelf(double quantile) {
        double below = Math.clamp(quantile, 0, 1) * all;
        int shelf = 0;
        int highest = 0;
        double sum = 0;
        while (shelf < shelves && sum <= below) {
            if (count[shelf] > 0) {
                highest = shelf;
            }
            sum += count[shelf++];
        }
        return highest;
    }

    int peek(int shelf) {
        return first[shelf];
    }

    int take(int shelf) {
        int lead = first[shelf];
        first[shelf] = next[lead];
        count[shelf]--;
        all--;
        return lead;
    }
}
