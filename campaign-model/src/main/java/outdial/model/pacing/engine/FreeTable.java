package outdial.model.pacing.engine;

/** The chance that a busy agent is free by each horizon, given what they do and for how long. */
final class FreeTable {
    /** Ages: each second up to a minute, every other one up to 3 min, every fifth one after. */
    private static final int ROWS = 60 + 60 + 170;

    final double[][] talking = new double[ArrivalTable.ALL][ROWS];
    final double[][] wrappingUp = new double[ArrivalTable.ALL][ROWS];
    final double[][] nearlyDone = new double[ArrivalTable.ALL][ROWS];

    static int row(double age) {
        int row = age < 60 ? (int) age : age < 180 ? 60 + (int) ((age - 60) / 2) : 120 + (int) ((age - 180) / 5);
        return Math.clamp(row, 0, ROWS - 1);
    }

    private static double age(int row) {
        return row < 60 ? row + 0.5 : row < 120 ? 61 + (row - 60) * 2 : 182.5 + (row - 120) * 5;
    }

    /**
     * Draws the table up.
     *
     * @param horizons s ahead
     * @param grace how much later is still in time, s
     */
    void rebuild(double[] horizons, double grace, Spells talk, Spells wrap) {
        for (int k = 0; k < ArrivalTable.ALL; k++) {
            double ahead = horizons[k] + grace;
            int steps = Math.max(1, (int) Math.ceil(ahead));
            double step = ahead / steps;
            double[] wrapsWithin = new double[steps];
            for (int s = 0; s < steps; s++) {
                wrapsWithin[s] = wrap.overWithin(0, ahead - (s + 0.5) * step);
            }
            for (int row = 0; row < ROWS; row++) {
                double age = age(row);
                wrappingUp[k][row] = wrap.overWithin(age, ahead);
                double free = 0;
                double over = 0;
                for (int s = 0; s < steps; s++) {
                    double next = talk.overWithin(age, (s + 1) * step);
                    free += (next - over) * wrapsWithin[s];
                    over = next;
                }
                talking[k][row] = free;
            }
        }
    }

    /** Takes into the table that a share of wrap-ups is announced to be nearly done: no sign yet says something, too. */
    void rebuildSigned(double[] horizons, double grace, Spells last, Spells untilSign, double share) {
        for (int k = 0; k < ArrivalTable.ALL; k++) {
            double ahead = horizons[k] + grace;
            int steps = Math.max(1, (int) Math.ceil(ahead));
            double step = ahead / steps;
            for (int row = 0; row < ROWS; row++) {
                double age = age(row);
                nearlyDone[k][row] = last.overWithin(age, ahead);
                if (share > 0.05) {
                    double free = 0;
                    double over = 0;
                    for (int s = 0; s < steps; s++) {
                        double next = untilSign.overWithin(age, (s + 1) * step);
                        free += (next - over) * last.overWithin(0, ahead - (s + 0.5) * step);
                        over = next;
                    }
                    wrappingUp[k][row] = share * free + (1 - share) * wrappingUp[k][row];
                }
            }
        }
    }
}
