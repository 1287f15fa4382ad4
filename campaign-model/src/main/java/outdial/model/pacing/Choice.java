package outdial.model.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import outdial.model.LeadId;
import outdial.model.pacing.Situation.LeadSeen;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.pacing.engine.Prospects;

/**
 * Whom to dial of the leads at hand: those who must not wait go first, then those tried least, by their chances; those that
 * are much alike in their order. Sorted once, when the first is asked for; for one decision.
 */
final class Choice implements Prospects {
    /** Shelves for chances from 0 to four times the average and above. */
    private static final int SHELVES = 96;

    private static final double PER_SHELF = 4.0 / SHELVES;
    private static final int NONE = -1;

    private final List<LeadSeen> leads;
    private final ToDoubleFunction<LeadPast> likelihood;
    private final List<LeadId> taken = new ArrayList<>();
    private final int[] onShelf = new int[SHELVES];
    private boolean[] open = {};
    private int[] shelfOf = {};
    private int left;
    private int next = NONE;

    Choice(List<LeadSeen> leads, ToDoubleFunction<LeadPast> likelihood) {
        this.leads = leads;
        this.likelihood = likelihood;
    }

    /** Those chosen, in this order. */
    List<LeadId> taken() {
        return List.copyOf(taken);
    }

    @Override
    public double chance(double quantile) {
        if (left == 0) {
            sort();
        }
        next = find(quantile);
        return next == NONE ? 1 : likelihood.applyAsDouble(leads.get(next).past());
    }

    @Override
    public void take() {
        if (next != NONE) {
            taken.add(leads.get(next).lead());
            open[next] = false;
            if (shelfOf[next] != NONE) {
                onShelf[shelfOf[next]]--;
                left--;
            }
            next = NONE;
        }
    }

    /** Puts those tried least, of the ones not taken, on the shelves. */
    private void sort() {
        if (open.length == 0 && !leads.isEmpty()) {
            open = new boolean[leads.size()];
            shelfOf = new int[leads.size()];
            java.util.Arrays.fill(open, true);
        }
        java.util.Arrays.fill(shelfOf, NONE);
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < leads.size(); i++) {
            least = open[i] && !leads.get(i).urgent()
                    ? Math.min(least, leads.get(i).tries())
                    : least;
        }
        for (int i = 0; i < leads.size(); i++) {
            LeadSeen one = leads.get(i);
            if (open[i] && !one.urgent() && one.tries() == least) {
                shelfOf[i] = Math.clamp((long) (likelihood.applyAsDouble(one.past()) / PER_SHELF), 0, SHELVES - 1);
                onShelf[shelfOf[i]]++;
                left++;
            }
        }
    }

    private int find(double quantile) {
        for (int i = 0; i < leads.size(); i++) {
            if (open[i] && leads.get(i).urgent()) {
                return i;
            }
        }
        int shelf = shelf(quantile);
        for (int i = 0; i < leads.size() && shelf != NONE; i++) {
            if (open[i] && shelfOf[i] == shelf) {
                return i;
            }
        }
        return NONE;
    }

    /** The shelf of the lead below which {@code quantile} of those on shelves lie. */
    private int shelf(double quantile) {
        double below = Math.clamp(quantile, 0, 1) * left;
        int highest = NONE;
        double sum = 0;
        for (int shelf = 0; shelf < SHELVES && sum <= below; shelf++) {
            highest = onShelf[shelf] > 0 ? shelf : highest;
            sum += onShelf[shelf];
        }
        return highest;
    }
}
