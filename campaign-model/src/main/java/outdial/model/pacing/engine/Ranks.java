package outdial.model.pacing.engine;

import java.util.Arrays;

/** Where a number stands among the last {@value #MEMORY} of its kind. */
final class Ranks {
    private static final int MEMORY = 600;
    private static final int CELLS = 32;
    /** Last numbers by the cell they fell in; each is from 0 to 1. */
    private final double[] cells = new double[CELLS];

    private double weight = 1;
    private double sum;

    Ranks() {
        Arrays.fill(cells, 1);
        sum = CELLS;
    }

    /** The share of earlier numbers below this one; it then counts among them. */
    double rank(double number) {
        int cell = Math.clamp((long) (number * CELLS), 0, CELLS - 1);
        double below = cells[cell] / 2;
        for (int i = 0; i < cell; i++) {
            below += cells[i];
        }
        double rank = below / sum;
        weight *= 1 + 1.0 / MEMORY;
        cells[cell] += weight;
        sum += weight;
        return rank;
    }
}
